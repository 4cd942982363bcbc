namespace Rampart.Simulation.Kernel;

/// <summary>What comes first among wakes at the same moment: the world moves, is seen, is believed, is judged, is fought, is accounted for.</summary>
public enum Phase : byte
{
    Motion,
    Sensing,
    Tracking,
    Command,
    Engagement,
    Account,
}
