using System.Text;

namespace CoGovernance.Server.Tests.Killing;

/// <summary>The file in which the program notes what it has acknowledged, read while it grows.</summary>
internal sealed class AcknowledgedFile(string path)
{
    private readonly List<(string Stream, string Command)> read = [];
    private readonly StringBuilder torn = new();
    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private long reached;

    public string Path => path;

    /// <summary>The commands in lines that were complete when they were read.</summary>
    public IReadOnlyList<(string Stream, string Command)> Commands => read;

    /// <summary>Reads on to the present end; returns how many commands there are by now.</summary>
    public int ReadOn()
    {
        if (!File.Exists(path))
            return 0;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = reached;
        var bytes = new byte[16_384];
        var characters = new char[bytes.Length];
        int count;
        while ((count = file.Read(bytes)) > 0)
        {
            reached += count;
            Take(characters.AsSpan(0, decoder.GetChars(bytes.AsSpan(0, count), characters, flush: false)));
        }

        return read.Count;
    }

    /// <summary>Reads what a killed program left, and cuts off a torn last line: nobody has read it.</summary>
    public void CutTorn()
    {
        ReadOn();
        if (torn.Length == 0)
            return;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
        reached -= Encoding.UTF8.GetByteCount(torn.ToString());
        file.SetLength(reached);
        torn.Clear();
        decoder.Reset();
    }

    private void Take(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c != '\n')
            {
                torn.Append(c);
                continue;
            }

            var parts = torn.ToString().Split('\t');
            Assert.Equal(2, parts.Length);
            read.Add((parts[0], parts[1]));
            torn.Clear();
        }
    }
}
