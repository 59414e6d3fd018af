namespace Holdover.Hosts.Real.Web;

/// <summary>Why a request is not served.</summary>
/// <param name="Status">The status code of HTTP.</param>
/// <param name="Reason">One word, for counting.</param>
/// <param name="Sentence">What was wrong, with what, and what to do, for people.</param>
internal sealed record Refusal(int Status, string Reason, string Sentence);
