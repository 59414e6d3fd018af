using System.Collections;

using QRCoder;

namespace Holdover.Hosts.Real.Web;

/// <summary>A text as a picture that a phone reads.</summary>
public sealed class QrCode
{
    private readonly List<BitArray> rows;

    /// <param name="text">An address; a few hundred characters at most.</param>
    public QrCode(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        rows = code.ModuleMatrix;
    }

    /// <summary>Modules a side, with the quiet zone around.</summary>
    public int Side => rows.Count;

    /// <summary>Whether a module is dark; beyond the edge none is.</summary>
    public bool IsDark(int column, int row) => row < Side && column < Side && rows[row][column];

    /// <summary>As a picture of one path, dark on nothing: the page puts white below.</summary>
    public string ToSvg()
    {
        var runs =
            from row in Enumerable.Range(0, Side)
            from column in Enumerable.Range(0, Side)
            where IsDark(column, row)
            select $"M{column} {row}h1v1h-1z";
        return $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Side} {Side}" shape-rendering="crispEdges"><path d="{string.Concat(runs)}"/></svg>""";
    }
}
