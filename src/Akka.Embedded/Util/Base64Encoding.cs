using System.Text;

namespace Akka.Util;

/// <summary>Names counted out in 64 characters that an actor's name may hold: a, b, …, ~, ab, …</summary>
internal static class Base64Encoding
{
    private const string Digits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";

    internal static string Encode(long value, string prefix)
    {
        var name = new StringBuilder(prefix);
        do
        {
            name.Append(Digits[(int)(value & 63)]);
            value >>= 6;
        }
        while (value > 0);
        return name.ToString();
    }
}
