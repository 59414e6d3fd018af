namespace Holdover.StateMachines;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>A trigger together with the types of the arguments that it is fired with.</summary>
    public class TriggerWithParameters
    {
        private readonly Type[] _argumentTypes;

        /// <summary>Declares the types of a trigger's arguments.</summary>
        /// <param name="underlyingTrigger">The trigger.</param>
        /// <param name="argumentTypes">The types, in order.</param>
        public TriggerWithParameters(TTrigger underlyingTrigger, params Type[] argumentTypes)
        {
            ArgumentNullException.ThrowIfNull(argumentTypes);
            Trigger = underlyingTrigger;
            _argumentTypes = [.. argumentTypes];
        }

        /// <summary>The trigger itself.</summary>
        public TTrigger Trigger { get; }

        /// <summary>The types of the arguments, in order.</summary>
        public IEnumerable<Type> ArgumentTypes => _argumentTypes;

        /// <summary>Throws unless the arguments have the declared types.</summary>
        /// <param name="args">The arguments; none at all are taken as the defaults of their types.</param>
        /// <exception cref="ArgumentException">There are too many, too few, or one is of another type.</exception>
        public void ValidateParameters(object[] args) => Validate(Arguments.Of(args));

        internal void Validate(Arguments? arguments)
        {
            if (arguments is null)
                return;

            if (arguments.Count > _argumentTypes.Length)
            {
                throw new ArgumentException(
                    $"Too many parameters have been supplied. Expecting {_argumentTypes.Length} but got {arguments.Count}.");
            }

            for (var index = 0; index < _argumentTypes.Length; index++)
                Unpack.Check(arguments, index, _argumentTypes[index]);
        }
    }

    /// <summary>A trigger that is fired with one argument.</summary>
    /// <param name="underlyingTrigger">The trigger.</param>
    public class TriggerWithParameters<TArg0>(TTrigger underlyingTrigger)
        : TriggerWithParameters(underlyingTrigger, typeof(TArg0));

    /// <summary>A trigger that is fired with two arguments.</summary>
    /// <param name="underlyingTrigger">The trigger.</param>
    public class TriggerWithParameters<TArg0, TArg1>(TTrigger underlyingTrigger)
        : TriggerWithParameters(underlyingTrigger, typeof(TArg0), typeof(TArg1));

    /// <summary>A trigger that is fired with three arguments.</summary>
    /// <param name="underlyingTrigger">The trigger.</param>
    public class TriggerWithParameters<TArg0, TArg1, TArg2>(TTrigger underlyingTrigger)
        : TriggerWithParameters(underlyingTrigger, typeof(TArg0), typeof(TArg1), typeof(TArg2));
}
