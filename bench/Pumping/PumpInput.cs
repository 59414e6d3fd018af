using Holdover.Machines;

namespace Holdover.Bench;

internal record struct PumpInput(PumpTrigger Trigger) : IInput<PumpTrigger>
{
    public ProcessEpoch Pump;

    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var trigger = Trigger;
        codec.Value(ref trigger);
        Trigger = trigger;
        codec.Epoch(ref Pump);
    }
}
