using Akka.Actor;
using Akka.Serialization;

namespace Neurosurgeon.Remoting.Benchmarks;

/// <summary>A message that is one array of bytes, as an encoded tensor is.</summary>
public sealed record Blob(byte[] Bytes);

/// <summary>Tells the sender that a <see cref="Blob"/> has come, and when.</summary>
public sealed record Received(long Timestamp);

/// <summary>Sends a blob's very array, and hands out the array that came.</summary>
public sealed class BlobSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    public override int Identifier => 1001;

    public override string Manifest(object o) => o is Blob ? "B" : "R";

    public override byte[] ToBinary(object obj) => obj is Blob blob ? blob.Bytes : BitConverter.GetBytes(((Received)obj).Timestamp);

    public override object FromBinary(byte[] bytes, string manifest) =>
        manifest == "B" ? new Blob(bytes) : new Received(BitConverter.ToInt64(bytes));
}
