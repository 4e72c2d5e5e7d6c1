using Neurosurgeon.Hosts.Input;
using Neurosurgeon.Nodes;

namespace Neurosurgeon.Hosts.Tests.Input;

public class TaskListFileTests
{
    [Fact]
    public void Tasks_are_numbered_in_order_and_counts_unrolled()
    {
        var tasks = TaskListFile.Parse(["# a comment", "alex_net 2 # twice", "", "  mobilenet\t"], "list");

        Assert.Equal([(1, "alex_net"), (2, "alex_net"), (3, "mobile_net")], tasks.Select(task => (task.Id, task.Model)));
    }

    [Fact]
    public void Every_bad_line_is_named()
    {
        string[] lines = ["le_net", "lenet", "le_net 0", "le_net -1", "le_net x", "le_net 1 2", "le_net 99999999999"];

        var error = Assert.Throws<CommandException>(() => TaskListFile.Parse(lines, "list"));

        Assert.Equal(ExitCode.BadInput, error.ExitCode);
        Assert.All(Enumerable.Range(2, 6), line => Assert.Contains($"list:{line}:", error.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("list:1:", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing")]
    public void A_list_without_a_task_is_refused(string line)
    {
        Assert.Throws<CommandException>(() => TaskListFile.Parse([line], "list"));
    }

    [Fact]
    public void More_tasks_than_can_be_meant_are_refused_before_memory_is_taken()
    {
        Assert.Throws<CommandException>(() => TaskListFile.Parse(["le_net 1000000", "le_net 1"], "list"));
    }
}
