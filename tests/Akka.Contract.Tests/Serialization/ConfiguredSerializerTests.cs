using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Configuration;
using Akka.Serialization;

namespace Contract.Serialization;

public sealed class ConfiguredSerializerTests() : ContractTest("""
    akka.actor {
      serializers {
        plain = "Contract.Serialization.MarkingSerializer, Akka.Contract.Tests"
        json = "Contract.Serialization.MarkingSerializer, Akka.Contract.Tests"
        told = "Contract.Serialization.ToldSerializer, Akka.Contract.Tests"
      }
      serialization-settings.told.mark = 7
      serialization-bindings {
        "System.Object" = json
        "System.Version" = told
      }
    }
    """)
{
    [Fact]
    public void A_serializer_is_given_the_settings_under_its_name() =>
        Assert.Equal([7], Sys.Serialization.Serialize(new Version(1, 2)));

    [Fact]
    public void What_is_bound_to_Object_takes_only_what_nothing_else_takes()
    {
        Assert.Equal([1], Sys.Serialization.Serialize(TimeSpan.Zero));
        Assert.Equal([7], Sys.Serialization.Serialize(new Version(1, 2)));
        Assert.Equal([2, 3], Sys.Serialization.Serialize(new byte[] { 2, 3 }));
    }

    [Fact]
    public void An_identifier_that_nobody_has_any_more_is_refused() =>
        Assert.ThrowsAny<SerializationException>(() => Sys.Serialization.Deserialize([], 1, "System.Version, System.Private.CoreLib"));
}

/// <summary>Akka's default for its own JSON holds settings, so that whatever takes that name is given them.</summary>
public sealed class MarkingSerializer : Serializer
{
    public MarkingSerializer(ExtendedActorSystem system)
        : base(system)
    {
    }

    public MarkingSerializer(ExtendedActorSystem system, Config settings)
        : this(system) => Assert.NotNull(settings);

    public override int Identifier => 4712;

    public override bool IncludeManifest => false;

    public override byte[] ToBinary(object obj) => [1];

    public override object FromBinary(byte[] bytes, Type? type) => bytes;
}

public sealed class ToldSerializer(ExtendedActorSystem system, Config settings) : Serializer(system)
{
    public override int Identifier => 4713;

    public override bool IncludeManifest => false;

    public override byte[] ToBinary(object obj) => [(byte)settings.GetInt("mark")];

    public override object FromBinary(byte[] bytes, Type? type) => bytes;
}
