using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Inference;
using Neurosurgeon.Nodes;

namespace Neurosurgeon.Hosts.Input;

/// <summary>Where the outputs of a run are kept: the file that was named, or, for a list of tasks, one beside it for each.</summary>
/// <param name="path">The file given by <c>--save-output</c>.</param>
/// <param name="isList">Whether the run has a list of tasks: the task's number then stands before the ending.</param>
internal sealed class OutputFiles(string path, bool isList)
{
    /// <summary>Keeps the output of a task.</summary>
    /// <exception cref="CommandException">The file cannot be written.</exception>
    public void Save(InferenceTask task, Tensor output) =>
        NpyFile.Write(isList ? Path.ChangeExtension(path, $"{task.Id}{Path.GetExtension(path)}") : path, output);
}
