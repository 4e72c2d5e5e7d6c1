using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Configuration;
using Akka.Serialization;

namespace Embedded.Serialization;

public sealed class SerializationTests : IDisposable
{
    private readonly ActorSystem _system = ActorSystem.Create("serialization", ConfigurationFactory.ParseString(
        """
        akka {
          loglevel = OFF
          stdout-loglevel = OFF
          actor {
            serializers {
              animals = "Embedded.Serialization.AnimalSerializer, Akka.Embedded.Tests"
              dogs = "Embedded.Serialization.DogSerializer, Akka.Embedded.Tests"
              missing = "No.Such.Type, Nowhere"
            }
            serialization-bindings {
              "Embedded.Serialization.Animal, Akka.Embedded.Tests" = animals
              "Embedded.Serialization.Dog, Akka.Embedded.Tests" = dogs
              "No.Such.Type, Nowhere" = animals
              "System.Decimal" = nobody
            }
            serialization-identifiers { "Embedded.Serialization.AnimalSerializer, Akka.Embedded.Tests" = 77 }
          }
        }
        """));

    public void Dispose() => _system.Terminate().Wait(TimeSpan.FromSeconds(10));

    [Fact]
    public void The_nearest_binding_counts()
    {
        Assert.IsType<AnimalSerializer>(_system.Serialization.FindSerializerFor(new Cat()));
        Assert.IsType<DogSerializer>(_system.Serialization.FindSerializerFor(new Poodle()));
    }

    [Theory]
    [InlineData("text")]
    [InlineData(int.MinValue)]
    [InlineData(long.MaxValue)]
    public void Built_in_messages_read_back(object message) => Assert.Equal(message, RoundTrip(message));

    [Fact]
    public void Messages_of_the_runtime_read_back()
    {
        Assert.Same(PoisonPill.Instance, RoundTrip(PoisonPill.Instance));
        Assert.Same(Kill.Instance, RoundTrip(Kill.Instance));
        Assert.Equal(5, ((Identify)RoundTrip(new Identify(5))).MessageId);
        Assert.Null(((ActorIdentity)RoundTrip(new ActorIdentity("id", null))).Subject);
        Assert.Equal("done", ((Status.Success)RoundTrip(new Status.Success("done"))).Status);
        Assert.Equal("broken", ((Status.Failure)RoundTrip(new Status.Failure(new IOException("broken")))).Cause.Message);
        Assert.Equal(_system.DeadLetters, RoundTrip(_system.DeadLetters));
    }

    [Fact]
    public void A_type_without_a_binding_is_refused_by_name()
    {
        var failure = Assert.Throws<SerializationException>(() => _system.Serialization.FindSerializerFor(1.5));

        Assert.Contains("System.Double", failure.Message);
        Assert.Contains("akka.actor.serialization-bindings", failure.Message);
    }

    [Fact]
    public void A_manifest_never_names_a_type_to_be_made() =>
        Assert.Throws<SerializationException>(() => _system.Serialization.Deserialize([1], 77, "System.IO.FileInfo, System.Private.CoreLib"));

    [Fact]
    public void Bytes_that_are_cut_short_are_refused()
    {
        var identify = _system.Serialization.Serialize(new Identify("some id"));
        for (var bytes = 0; bytes < identify.Length; bytes++)
            Assert.Throws<SerializationException>(() => _system.Serialization.Deserialize(identify[..bytes], 16, "ID"));
    }

    private object RoundTrip(object message)
    {
        var serializer = _system.Serialization.FindSerializerFor(message);
        return _system.Serialization.Deserialize(serializer.ToBinary(message), serializer.Identifier, Akka.Serialization.Serialization.ManifestFor(serializer, message));
    }
}

public abstract class Animal;

public class Dog : Animal;

public sealed class Poodle : Dog;

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
