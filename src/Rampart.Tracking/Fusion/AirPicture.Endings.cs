using Rampart.Quantities;

namespace Rampart.Tracking.Fusion;

/// <content>What is withdrawn, not heard of any more, or forgotten.</content>
public sealed partial class AirPicture
{
    private void TakeWithdrawals()
    {
        var withdrawn = _withdrawn.AsSpan(0, _withdrawnCount);
        withdrawn.Sort();
        foreach (var key in withdrawn)
        {
            if (!_localOf.TryGetValue(key, out var local))
            {
                local = StartLocal(SourceOf(key), (int)(uint)key);
            }

            Forget(local);
        }

        _withdrawnCount = 0;
    }

    /// <summary>A radar's track is over; it is remembered for a while, so that a report that comes late does not call it back.</summary>
    private void Forget(int local)
    {
        if (!_locals[local].IsWithdrawn)
        {
            Leave(local);
            _locals[local].IsWithdrawn = true;
            _locals[local].Heard = Now;
        }
    }

    /// <summary>Forgets tracks of which nothing was heard for long, and at last that they were.</summary>
    private void Sweep()
    {
        if (Now < _nextSweep)
        {
            return;
        }

        _nextSweep = Now + Duration.FromMicroseconds(Math.Max(1, _definition.Silence.Microseconds / 8));
        for (var local = 0; local < _usedLocals; local++)
        {
            if (_locals[local].Number > 0 && _locals[local].Heard + _definition.Silence < Now)
            {
                if (_locals[local].IsWithdrawn)
                {
                    FreeLocal(local);
                }
                else
                {
                    Forget(local);
                }
            }
        }
    }

    private void EndForgotten()
    {
        if (_coasting == 0 || _firstLost >= Now - _definition.GraceTime)
        {
            return;
        }

        _firstLost = SimulationTime.Never;
        for (var row = 0; row < _usedRows; row++)
        {
            if (_tracks[row].Number == 0 || !_tracks[row].IsCoasting)
            {
                continue;
            }

            if (_inner[row].Lost + _definition.GraceTime < Now)
            {
                Tell(PictureChangeKind.Ended, _tracks[row].Number, -1);
                FreeRow(row);
                _coasting--;
            }
            else
            {
                _firstLost = SimulationTime.Min(_firstLost, _inner[row].Lost);
            }
        }
    }
}
