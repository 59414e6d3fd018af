namespace Holdover.Bench;
internal static class Placeholder;
