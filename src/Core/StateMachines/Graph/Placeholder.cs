namespace Holdover.StateMachines.Graph; internal static class Placeholder;
