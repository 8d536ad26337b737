namespace CoGovernance.Domain.Balancing.Flow;

/// <summary>A binary heap of nodes by distance; ties by node, so that the order is the same on every run.</summary>
internal sealed class DistanceHeap
{
    private (long Distance, int Node)[] items = new (long, int)[256];
    private int count;

    public void Clear() => count = 0;

    public void Push(long distance, int node)
    {
        if (count == items.Length)
            Array.Resize(ref items, 2 * count);
        var at = count++;
        while (at > 0)
        {
            var parent = (at - 1) >> 1;
            if (!IsBefore(distance, node, items[parent]))
                break;
            items[at] = items[parent];
            at = parent;
        }

        items[at] = (distance, node);
    }

    public bool TryPop(out long distance, out int node)
    {
        if (count == 0)
        {
            (distance, node) = (0, -1);
            return false;
        }

        (distance, node) = items[0];
        var moved = items[--count];
        var at = 0;
        while (2 * at + 1 < count)
        {
            var child = 2 * at + 1;
            if (child + 1 < count && IsBefore(items[child + 1].Distance, items[child + 1].Node, items[child]))
                child++;
            if (!IsBefore(items[child].Distance, items[child].Node, moved))
                break;
            items[at] = items[child];
            at = child;
        }

        items[at] = moved;
        return true;
    }

    private static bool IsBefore(long distance, int node, (long Distance, int Node) other) =>
        distance < other.Distance || (distance == other.Distance && node < other.Node);
}
