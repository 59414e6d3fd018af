using Holdover.Machines;

namespace Holdover.Supervisor;

/// <summary>Why the device is not to be had: what people are told, and told again when it changes.</summary>
/// <param name="Fault">What kind of failure it was.</param>
/// <param name="ErrorNumber">What the system said; 0 if it said nothing.</param>
/// <param name="Holder">Who holds it, the lowest process id of several; nobody if that is not known.</param>
public record struct DeviceTrouble(ProbeFault Fault, int ErrorNumber, ProcessRef Holder) : IEncodable
{
    public void Encode<TCodec>(ref TCodec codec)
        where TCodec : struct, ICodec, allows ref struct
    {
        var (fault, errorNumber, holder) = this;
        codec.Value(ref fault);
        codec.Value(ref errorNumber);
        holder.Encode(ref codec);
        this = new(fault, errorNumber, holder);
    }
}
