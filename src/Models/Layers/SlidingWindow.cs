namespace Neurosurgeon.Models.Layers;

/// <summary>The window that a layer moves over a plane, in elements.</summary>
/// <param name="Height">Rows of the window; of more than two spatial dimensions the product of all but the last.</param>
/// <param name="Width">Columns of the window.</param>
/// <param name="StrideHeight">Step down; as with <paramref name="Height"/>.</param>
/// <param name="StrideWidth">Step to the right.</param>
public readonly record struct SlidingWindow(int Height, int Width, int StrideHeight, int StrideWidth)
{
    /// <summary>That of a layer which looks at each element by itself.</summary>
    public static SlidingWindow None { get; } = new(1, 1, 1, 1);
}
