using Akka.Actor;
using Akka.Serialization;

namespace Contract.Remote;

/// <summary>A message with a serializer of its own.</summary>
public sealed record Parcel(int Number, byte[] Content);

public sealed class ParcelSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    public override int Identifier => 4711;

    public override string Manifest(object o) => "parcel";

    public override byte[] ToBinary(object obj)
    {
        var parcel = (Parcel)obj;
        return [.. BitConverter.GetBytes(parcel.Number), .. parcel.Content];
    }

    public override object FromBinary(byte[] bytes, string manifest) => manifest == "parcel"
        ? new Parcel(BitConverter.ToInt32(bytes), bytes[4..])
        : throw new ArgumentException($"'{manifest}' is no parcel.");
}
