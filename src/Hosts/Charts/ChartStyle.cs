namespace Neurosurgeon.Hosts.Charts;

/// <summary>The style sheet of a page with charts: light or dark as the reader's system is.</summary>
internal static class ChartStyle
{
    /// <summary>The style of bars that show what was measured.</summary>
    public const string Measured = "measured";

    /// <summary>The style of bars that show what was predicted: outlined, so that they are told apart without colours too.</summary>
    public const string Predicted = "predicted";

    /// <summary>The style of bars that show sizes.</summary>
    public const string Size = "size";

    /// <summary>The style sheet.</summary>
    public const string Css = """
        :root { color-scheme: light dark; --page: #ffffff; --ink: #1c1f23; --soft: #59626e; --grid: #dde1e6;
          --measured: #2f6fb3; --predicted: #b45309; --size: #2e7d5b; }
        @media (prefers-color-scheme: dark) {
          :root { --page: #15181c; --ink: #e8eaed; --soft: #a6aeb9; --grid: #343b44;
            --measured: #6aa9e9; --predicted: #f0a04b; --size: #5cc096; }
        }
        body { margin: 2rem auto; padding: 0 1rem; max-width: 70rem; background: var(--page); color: var(--ink);
          font: 16px/1.5 system-ui, sans-serif; }
        h1 { margin-bottom: 0.25rem; }
        h2 { margin: 2.5rem 0 0.5rem; font-size: 1.15rem; }
        p, figcaption, caption { color: var(--soft); }
        figure { margin: 0; }
        figcaption, caption { font-size: 0.9rem; text-align: left; }
        .wide { overflow-x: auto; }
        svg { display: block; }
        svg text { font: 11px system-ui, sans-serif; fill: var(--soft); }
        svg .unit { font-size: 12px; fill: var(--ink); }
        svg .end { text-anchor: end; }
        svg .middle { text-anchor: middle; }
        svg .axis { stroke: var(--soft); }
        svg .grid { stroke: var(--grid); }
        svg .measured { fill: var(--measured); }
        svg .predicted { fill: var(--predicted); fill-opacity: 0.25; stroke: var(--predicted); stroke-width: 1; }
        svg .size { fill: var(--size); }
        table { border-collapse: collapse; font-size: 0.85rem; font-variant-numeric: tabular-nums; }
        th, td { padding: 0.2rem 0.6rem; text-align: left; white-space: nowrap; border-bottom: 1px solid var(--grid); }
        th { font-weight: 600; }
        tbody th { font-weight: 400; }
        .number { text-align: right; }
        tfoot th, tfoot td { font-weight: 600; border-bottom: 0; }
        @media print { svg { max-width: 100%; height: auto; } }
        """;
}
