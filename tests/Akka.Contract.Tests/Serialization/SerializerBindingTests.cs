using Akka.Actor;
using Akka.Serialization;

namespace Contract.Serialization;

public sealed class SerializerBindingTests() : ContractTest("""
    akka.loglevel = OFF
    akka.actor {
      serializers {
        animals = "Contract.Serialization.AnimalSerializer, Akka.Contract.Tests"
        dogs = "Contract.Serialization.DogSerializer, Akka.Contract.Tests"
        missing = "No.Such.Type, Nowhere"
      }
      serialization-bindings {
        "Contract.Serialization.Animal, Akka.Contract.Tests" = animals
        "Contract.Serialization.Dog, Akka.Contract.Tests" = dogs
        "No.Such.Type, Nowhere" = animals
      }
      serialization-identifiers { "Contract.Serialization.AnimalSerializer, Akka.Contract.Tests" = 77 }
    }
    """)
{
    [Fact]
    public void A_binding_holds_for_derived_types_that_have_none_of_their_own()
    {
        Assert.IsType<AnimalSerializer>(Sys.Serialization.FindSerializerFor(new Cat()));
        Assert.IsType<DogSerializer>(Sys.Serialization.FindSerializerFor(new Dog()));
    }

    [Fact]
    public void An_identifier_comes_from_the_configuration_unless_it_is_overridden()
    {
        Assert.Equal(77, Sys.Serialization.FindSerializerFor(new Cat()).Identifier);
        Assert.Equal(78, Sys.Serialization.FindSerializerFor(new Dog()).Identifier);
    }
}

public abstract class Animal;

public sealed class Dog : Animal;

public sealed class Cat : Animal;

public sealed class AnimalSerializer(ExtendedActorSystem system) : Serializer(system)
{
    public override bool IncludeManifest => true;

    public override byte[] ToBinary(object obj) => [];

    public override object FromBinary(byte[] bytes, Type? type) => Activator.CreateInstance(type!)!;
}

public sealed class DogSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    public override int Identifier => 78;

    public override string Manifest(object o) => "D";

    public override byte[] ToBinary(object obj) => [];

    public override object FromBinary(byte[] bytes, string manifest) => new Dog();
}
