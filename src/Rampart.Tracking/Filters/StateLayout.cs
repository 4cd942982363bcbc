namespace Rampart.Tracking.Filters;

/// <summary>How a filter's state lies in memory: blocks of four doubles, so that one block is one vector register.</summary>
/// <remarks>
/// Block 0: east, north, up (m) and one that is always zero. Block 1: their rates (m/s) and the turn rate (rad/s, counter-clockwise
/// seen from above). Block 2, only where a model of constant acceleration takes part: the accelerations (m/s²) and a zero.
/// A covariance is the square of that, row by row. What a model does not hold is zero in its state and covariance.
/// </remarks>
public static class StateLayout
{
    public const int Block = 4;
    public const int East = 0;
    public const int North = 1;
    public const int Up = 2;
    public const int EastRate = 4;
    public const int NorthRate = 5;
    public const int UpRate = 6;
    public const int TurnRate = 7;
    public const int EastAcceleration = 8;

    /// <summary>Length of a state of two or three blocks.</summary>
    public static int Size(int blocks) => Block * blocks;

    /// <summary>Blocks that a set of models needs.</summary>
    public static int Blocks(IReadOnlyList<MotionModel> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        foreach (var model in models)
        {
            if (model.Kind == MotionKind.ConstantAcceleration)
            {
                return 3;
            }
        }

        return 2;
    }
}
