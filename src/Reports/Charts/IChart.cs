using System.Xml.Linq;

namespace Neurosurgeon.Reports.Charts;

/// <summary>A picture of values.</summary>
internal interface IChart
{
    /// <summary>What it shows.</summary>
    string Title { get; }

    /// <summary>Draws it.</summary>
    XElement Draw();
}
