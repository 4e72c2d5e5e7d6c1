using Akka.Actor;
using Neurosurgeon.Actors.Edge;
using Neurosurgeon.Actors.Protocol;
using Neurosurgeon.Configuration;

namespace Neurosurgeon.Actors.Tests.Edge;

public sealed class CloudSurveyTests
{
    private static readonly Address A = Node(1);
    private static readonly Address B = Node(2);
    private static readonly Address C = Node(3);
    private readonly Random _random = new(1);

    [Fact]
    public void Nodes_that_an_answer_names_are_asked_as_well()
    {
        var survey = new CloudSurvey([A]).With(A, Welcome(1, 0, B, C));

        Assert.Equal([A, B, C], survey.Nodes.Order());
        Assert.False(survey.IsComplete);
        Assert.True(survey.With(B, Welcome(1, 0)).With(C, Welcome(1, 0)).IsComplete);
    }

    [Fact]
    public void The_node_with_the_fewest_edges_an_executor_is_chosen()
    {
        var survey = new CloudSurvey([A, B, C]).With(A, Welcome(1, 1)).With(B, Welcome(4, 4)).With(C, Welcome(2, 3));

        Assert.Equal(B, survey.LeastBusy(_random));
    }

    [Fact]
    public void Edges_that_choose_among_equals_spread()
    {
        var survey = new CloudSurvey([A, B, C]).With(A, Welcome(1, 0)).With(B, Welcome(1, 0)).With(C, Welcome(1, 1));

        var chosen = Enumerable.Range(0, 100).Select(_ => survey.LeastBusy(_random)).ToHashSet();

        Assert.Equal([A, B], chosen.Order());
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(1, 0, true)]
    [InlineData(1, 1, false)]
    [InlineData(2, 1, true)]
    public void An_edge_moves_only_where_it_shares_with_fewer(int othersHere, int othersThere, bool moves)
    {
        var survey = new CloudSurvey([A, B]).With(A, Welcome(1, othersHere)).With(B, Welcome(1, othersThere));

        Assert.Equal(moves ? B : null, survey.LessBusyThan(A, _random));
    }

    [Fact]
    public void Nobody_moves_away_from_a_node_that_has_not_answered()
    {
        var survey = new CloudSurvey([A, B]).With(B, Welcome(1, 0));

        Assert.Null(survey.LessBusyThan(A, _random));
    }

    [Fact]
    public void Edges_that_move_one_after_the_other_end_up_evenly_spread()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var executors = Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(1, 5)).ToArray();
            var places = Enumerable.Range(0, random.Next(1, 20)).Select(_ => random.Next(executors.Length)).ToArray();
            for (var move = 0; move < 1000; move++)
            {
                var edge = random.Next(places.Length);
                if (Survey(executors, places, edge).LessBusyThan(Node(places[edge] + 1), random) is { } better)
                    places[edge] = better.Port!.Value - 1;
            }

            // Nobody would do better elsewhere.
            for (var edge = 0; edge < places.Length; edge++)
                Assert.Null(Survey(executors, places, edge).LessBusyThan(Node(places[edge] + 1), random));
        }
    }

    [Fact]
    public void A_node_that_is_named_no_more_is_forgotten_but_a_contact_is_not()
    {
        var survey = new CloudSurvey([A, B]).With(A, Welcome(1, 0, C)).NextRound();
        Assert.Equal([A, B, C], survey.Nodes.Order());

        survey = survey.With(A, Welcome(1, 0)).NextRound();

        Assert.Equal([A, B], survey.Nodes.Order());
    }

    [Fact]
    public void A_round_without_answers_is_asked_again()
    {
        var survey = new CloudSurvey([A]).With(A, Welcome(1, 0, B)).NextRound();

        Assert.Equal([A, B], survey.NextRound().Nodes.Order());
        Assert.Null(survey.LeastBusy(_random));
    }

    [Fact]
    public void What_a_node_claims_is_kept_within_bounds()
    {
        var many = Enumerable.Range(1, 10_000).Select(Node).ToArray();
        var survey = new CloudSurvey([A]).With(A, Welcome(-3, int.MaxValue, many));

        Assert.InRange(survey.Nodes.Count, 2, 64);
        Assert.Contains(A, survey.NextRound().Nodes);
        Assert.Equal([A], new CloudSurvey([A]).With(A, new CloudProtocol.Welcome(1, "cpu", "engine", 1, 0, FrameLimit.LeastBytes,
            [new("", 1), new("no host", 1), new("a/b@c", 1), new("10.0.0.1", 0), new("10.0.0.1", 65_536), new(new string('a', 300), 1)])).Nodes);
    }

    [Fact]
    public void An_answer_of_somebody_who_was_not_asked_counts_for_nothing()
    {
        var survey = new CloudSurvey([A]).With(B, Welcome(1, 0)).WithRefusal(B, "no");

        Assert.Equal([A], survey.Nodes);
        Assert.Null(survey.LeastBusy(_random));
        Assert.Null(survey.Refusal);
    }

    [Fact]
    public void An_edge_is_refused_only_where_every_node_has_refused_it()
    {
        var survey = new CloudSurvey([A, B]).WithRefusal(A, "another version");

        Assert.Null(survey.Refusal);
        Assert.Null(survey.With(B, Welcome(1, 0)).Refusal);
        Assert.Equal("another version", survey.WithRefusal(B, "another version").Refusal);
    }

    private static CloudSurvey Survey(int[] executors, int[] places, int edge)
    {
        var survey = new CloudSurvey([.. executors.Select((_, node) => Node(node + 1))]);
        for (var node = 0; node < executors.Length; node++)
        {
            var others = places.Where((place, other) => place == node && other != edge).Count();
            survey = survey.With(Node(node + 1), Welcome(executors[node], others));
        }

        return survey;
    }

    private static Address Node(int port) => new("akka.tcp", "cloud", "127.0.0.1", port);

    private static CloudProtocol.Welcome Welcome(int executors, int otherEdges, params Address[] others) =>
        new(CloudProtocol.Version, "cpu", "engine", executors, otherEdges, FrameLimit.LeastBytes,
            [.. others.Select(other => new NodeEndpoint(other.Host!, other.Port!.Value))]);
}
