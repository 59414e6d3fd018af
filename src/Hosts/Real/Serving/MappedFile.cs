using System.IO.MemoryMappedFiles;

namespace Holdover.Hosts.Real.Serving;

/// <summary>A file of a party as memory: what a process wrote there before it was killed is there all the same.</summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly int length;
    private readonly MemoryMappedFile mapped;
    private readonly MemoryMappedViewAccessor view;
    private readonly byte* bytes;

    /// <param name="path">Made if it is not there.</param>
    /// <param name="length">Bytes.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public MappedFile(string path, int length)
    {
        this.length = length;
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.SetLength(length);
        mapped = MemoryMappedFile.CreateFromFile(file, mapName: null, length, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
        view = mapped.CreateViewAccessor(0, length);
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref bytes);
    }

    public Span<byte> Bytes => new(bytes, length);

    /// <summary>As another process has it by now; false if it is not there, or not of that length.</summary>
    public static bool TryRead(string path, Span<byte> into)
    {
        try
        {
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return RandomAccess.Read(handle, into, 0) == into.Length;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        mapped.Dispose();
    }
}
