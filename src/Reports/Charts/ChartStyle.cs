namespace Neurosurgeon.Reports.Charts;

/// <summary>The style sheet of a page with charts: light or dark as the reader's system is.</summary>
internal static class ChartStyle
{
    private const int MiddleRegionStyles = 6;

    /// <summary>The style of bars that show what was measured.</summary>
    public const string Measured = "measured";

    /// <summary>The style of bars that show what was predicted: outlined, so that they are told apart without colours too.</summary>
    public const string Predicted = "predicted";

    /// <summary>The style of bars that show sizes.</summary>
    public const string Size = "size";

    /// <summary>The style of what the edge computes.</summary>
    public const string Edge = "edge";

    /// <summary>The style of what goes up.</summary>
    public const string Upload = "upload";

    /// <summary>The style of what the cloud computes.</summary>
    public const string Cloud = "cloud";

    /// <summary>The style of what comes down.</summary>
    public const string Download = "download";

    /// <summary>The style of a map's region where everything is done in the cloud.</summary>
    public const string CloudRegion = "region-0";

    /// <summary>The style of a map's region where everything is done on the edge.</summary>
    public const string EdgeRegion = "region-7";

    /// <summary>The style of any other region: they take turns where they are many, but neighbours in their order differ.</summary>
    public static string MiddleRegion(int index) => $"region-{1 + index % MiddleRegionStyles}";

    /// <summary>The style sheet.</summary>
    public const string Css = """
        :root { color-scheme: light dark; --page: #ffffff; --ink: #1c1f23; --soft: #59626e; --grid: #dde1e6;
          --measured: #2f6fb3; --predicted: #b45309; --size: #2e7d5b;
          --edge: #2f6fb3; --upload: #d08a1d; --cloud: #2e7d5b; --download: #8a5fb0;
          --region-0: #3f9a74; --region-1: #a8cf6f; --region-2: #e7d25c; --region-3: #eda057; --region-4: #d9737f; --region-5: #b27ec4; --region-6: #7f8fd6; --region-7: #2f6fb3; }
        @media (prefers-color-scheme: dark) {
          :root { --page: #15181c; --ink: #e8eaed; --soft: #a6aeb9; --grid: #343b44;
            --measured: #6aa9e9; --predicted: #f0a04b; --size: #5cc096;
            --edge: #6aa9e9; --upload: #f0b44b; --cloud: #5cc096; --download: #b995dd;
            --region-0: #48a880; --region-1: #7f9f4a; --region-2: #b8a33c; --region-3: #bd7a3c; --region-4: #b3586a; --region-5: #8d62a0; --region-6: #6474bb; --region-7: #6aa9e9; }
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
        svg .mark { font-weight: 600; fill: var(--ink); paint-order: stroke; stroke: var(--page); stroke-width: 3; }
        svg .cross { stroke: var(--ink); stroke-width: 2; }
        svg .halo { stroke: var(--page); stroke-width: 6; stroke-linecap: round; }
        svg .edge { fill: var(--edge); }
        svg .upload { fill: var(--upload); }
        svg .cloud { fill: var(--cloud); }
        svg .download { fill: var(--download); }
        svg .region-0 { fill: var(--region-0); }
        svg .region-1 { fill: var(--region-1); }
        svg .region-2 { fill: var(--region-2); }
        svg .region-3 { fill: var(--region-3); }
        svg .region-4 { fill: var(--region-4); }
        svg .region-5 { fill: var(--region-5); }
        svg .region-6 { fill: var(--region-6); }
        svg .region-7 { fill: var(--region-7); }
        .best > * { font-weight: 600; }
        table { border-collapse: collapse; font-size: 0.85rem; font-variant-numeric: tabular-nums; }
        th, td { padding: 0.2rem 0.6rem; text-align: left; white-space: nowrap; border-bottom: 1px solid var(--grid); }
        th { font-weight: 600; }
        tbody th { font-weight: 400; }
        .number { text-align: right; }
        tfoot th, tfoot td { font-weight: 600; border-bottom: 0; }
        @media print { svg { max-width: 100%; height: auto; } }
        """;
}
