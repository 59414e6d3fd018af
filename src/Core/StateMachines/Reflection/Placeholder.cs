namespace Holdover.StateMachines.Reflection; internal static class Placeholder;
