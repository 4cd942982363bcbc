using Rampart.Quantities;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Motion;

namespace Rampart.Simulation.Kernel;

/// <summary>One battle: a world, what will happen in it, and what has happened. One thread, from the start to the end.</summary>
public sealed class Battle
{
    private readonly Journal _journal;
    private readonly Chance _chance;
    private readonly Calendar _calendar = new();
    private bool _isFinished;

    /// <param name="definition">What is given.</param>
    /// <param name="seed">Decides all chance of the battle.</param>
    /// <param name="replication">Which of the battles with this seed.</param>
    /// <param name="journal">What happens is written here.</param>
    public Battle(BattleDefinition definition, ulong seed, ulong replication, Journal journal)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(journal);
        Definition = definition;
        Luck = (seed, replication);
        _journal = journal;
        _chance = new Chance(seed, replication);
        End = SimulationTime.Start + definition.Length;
        World = Deployment.Deploy(definition, _chance, _calendar, journal);
    }

    public BattleDefinition Definition { get; }

    /// <summary>Seed and replication.</summary>
    public (ulong Seed, ulong Replication) Luck { get; }

    public World World { get; }

    public SimulationTime Now { get; private set; }

    public SimulationTime End { get; }

    /// <summary>How many wakes there were so far: the work done.</summary>
    public long Wakes { get; private set; }

    /// <summary>Lives through everything that is booked up to and at this moment, or to the end of the battle if that is sooner.</summary>
    public void RunUntil(SimulationTime moment)
    {
        if (moment > End)
        {
            moment = End;
        }

        while (_calendar.Next <= moment)
        {
            var booking = _calendar.Take();
            Now = booking.Time;
            booking.Process.Wake(booking.Subject, new Turn(Now, World, _calendar, _journal, _chance));
            Wakes++;
        }

        if (moment > Now)
        {
            Now = moment;
        }

        if (Now == End && !_isFinished)
        {
            Finish();
        }
    }

    public void RunToEnd() => RunUntil(End);

    /// <summary>Everything that is needed to go on from here as if nothing had been between.</summary>
    public BattleSnapshot Snapshot() => new(this, World.Save(), _calendar.Save(), _journal.Save(), Now, Wakes, _isFinished);

    /// <summary>Goes back to a snapshot of this battle; what the journal kept since then is cut off, if its stream can seek.</summary>
    public void Restore(BattleSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (!ReferenceEquals(snapshot.Definition, Definition) || snapshot.Luck != Luck)
        {
            throw new ArgumentException("This is a snapshot of another battle.", nameof(snapshot));
        }

        World.Load(snapshot.World);
        _calendar.Load(snapshot.Calendar);
        _journal.Load(snapshot.Journal);
        Now = snapshot.Now;
        Wakes = snapshot.Wakes;
        _isFinished = snapshot.IsFinished;
    }

    private void Finish()
    {
        _isFinished = true;
        var turn = new Turn(Now, World, _calendar, _journal, _chance);
        foreach (ref var missile in World.Interceptors.Rows)
        {
            if (missile.Status == InterceptorStatus.InFlight)
            {
                missile.Status = InterceptorStatus.Spent;
                _journal.Record(new InterceptOutcome(
                    Now, missile.Id, missile.Battery, missile.TrackNumber, EntityId.None, Side.Hostile, InterceptResult.StillFlying, Length.Zero, Length.Zero, 0.0));
            }
        }

        foreach (ref var target in World.Targets.Rows)
        {
            if (target.IsAlive)
            {
                TargetEnding.End(ref target, TargetEnd.StillFlying, turn);
            }
            else if (target.Appears > Now)
            {
                target.End = TargetEnd.NeverAppeared;
                _journal.Record(new TargetOutcome(Now, target.Id, target.Definition.Class, target.Definition.Side, target.End));
            }
        }

        foreach (ref readonly var launcher in World.Launchers.Rows)
        {
            int fired = 0, left = 0, lost = 0;
            foreach (ref readonly var missile in World.Missiles(launcher))
            {
                fired += missile.Status == InterceptorStatus.Spent ? 1 : 0;
                left += missile.Status is InterceptorStatus.Ready or InterceptorStatus.InReserve ? 1 : 0;
                lost += missile.Status == InterceptorStatus.Lost ? 1 : 0;
            }

            _journal.Record(new MagazineCount(Now, launcher.Battery, launcher.Id, launcher.MissileCount, fired, left, lost));
        }

        _journal.Flush();
    }
}

/// <summary>A battle at a moment, complete.</summary>
public sealed class BattleSnapshot
{
    internal BattleSnapshot(Battle battle, World.Saved world, Calendar.Saved calendar, Journal.Saved journal, SimulationTime now, long wakes, bool isFinished)
    {
        Definition = battle.Definition;
        Luck = battle.Luck;
        World = world;
        Calendar = calendar;
        Journal = journal;
        Now = now;
        Wakes = wakes;
        IsFinished = isFinished;
    }

    public SimulationTime Now { get; }

    internal BattleDefinition Definition { get; }

    internal (ulong Seed, ulong Replication) Luck { get; }

    internal World.Saved World { get; }

    internal Calendar.Saved Calendar { get; }

    internal Journal.Saved Journal { get; }

    internal long Wakes { get; }

    internal bool IsFinished { get; }
}
