namespace Holdover.Commands;

/// <summary>Something that the user can mend: one sentence that says what is wrong, with what, and what to do.</summary>
internal sealed class UserException(int exitCode, string sentence, Exception? inner = null) : Exception(sentence, inner)
{
    public int ExitCode => exitCode;
}
