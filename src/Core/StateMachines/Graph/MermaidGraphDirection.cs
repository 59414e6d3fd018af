namespace Holdover.StateMachines.Graph;

/// <summary>Which way a Mermaid diagram flows.</summary>
public enum MermaidGraphDirection
{
    /// <summary>From top to bottom.</summary>
    TopToBottom,

    /// <summary>From bottom to top.</summary>
    BottomToTop,

    /// <summary>From left to right.</summary>
    LeftToRight,

    /// <summary>From right to left.</summary>
    RightToLeft,
}
