using System.Text;

using Holdover.Machines;
using Holdover.Party;
using Holdover.Sendspin;

namespace Holdover.Hosts.Real.Serving;

/// <summary>
/// The clients of all workers, by numbers and names that mean the same for all: each worker numbers its connections, and
/// what clients call themselves, on its own.
/// </summary>
internal sealed class WorkerSeats
{
    private readonly Lock gate = new();
    private readonly TextTable texts = new();
    private readonly Dictionary<(ProcessEpoch Worker, ConnectionEpoch Theirs), ConnectionEpoch> ours = [];
    private readonly Dictionary<ConnectionEpoch, (ProcessEpoch Worker, ConnectionEpoch Theirs)> theirs = [];
    private ConnectionEpoch last;

    /// <summary>What a worker's client said, in our numbers; null of one that has not joined.</summary>
    public GroupsInput? Translate(ProcessEpoch worker, in GroupsInput said, ReadOnlySpan<byte> client)
    {
        lock (gate)
        {
            var seat = (worker, said.Connection);
            if (said.Trigger == GroupsTrigger.Joined)
            {
                if (!ours.ContainsKey(seat))
                {
                    last = last.Next();
                    ours.Add(seat, last);
                    theirs.Add(last, seat);
                }

                return said with { Connection = ours[seat], Client = texts.Intern(Encoding.UTF8.GetString(client)) };
            }

            if (!ours.TryGetValue(seat, out var connection))
                return null;
            if (said.Trigger == GroupsTrigger.Left)
                Remove(connection);
            return said with { Connection = connection };
        }
    }

    /// <summary>Whose a connection is, in its worker's number; null of one that has left.</summary>
    public (ProcessEpoch Worker, ConnectionEpoch Theirs)? Find(ConnectionEpoch connection)
    {
        lock (gate)
            return theirs.TryGetValue(connection, out var seat) ? seat : null;
    }

    /// <summary>All of a worker's have left.</summary>
    public IReadOnlyList<GroupsInput> Leave(ProcessEpoch worker)
    {
        lock (gate)
        {
            ConnectionEpoch[] gone = [.. theirs.Where(seat => seat.Value.Worker == worker).Select(seat => seat.Key)];
            Array.ForEach(gone, Remove);
            return [.. gone.Select(connection => GroupsInput.Left(connection, GoodbyeReason.Unknown))];
        }
    }

    private void Remove(ConnectionEpoch connection)
    {
        ours.Remove(theirs[connection]);
        theirs.Remove(connection);
    }
}
