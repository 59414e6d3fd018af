namespace Holdover.Hosts.Real.Sources;

/// <summary>The machine lacks a library or program that reads a kind of source. The message is a sentence for people that says what to do.</summary>
/// <param name="name">As the system looks for it.</param>
/// <param name="task">What it is for, as the rest of "through which ..".</param>
/// <param name="package">Debian's, that brings it.</param>
public sealed class LibraryMissingException(string name, string task, string package)
    : Exception($"{name}, through which {task}, is not installed; on Debian: apt-get install {package}");
