using System.Diagnostics;
using Neurosurgeon.Models.Store;

namespace Neurosurgeon.Models.Tests.Support;

/// <summary>This test assembly run as a program: gets a model from a cache folder and prints what it is told, then the identity.</summary>
internal static class SecondProcess
{
    public static int Main(string[] arguments)
    {
        using var store = new ModelStore(folder: arguments[0], report: Console.WriteLine);
        Console.WriteLine(store.Get(arguments[1]).Sha256);
        return 0;
    }

    public static Process Start(string folder, string model)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (string argument in (string[])["exec", typeof(SecondProcess).Assembly.Location, folder, model])
            start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException("The second process did not start.");
    }
}
