namespace Rampart.Tracking.Tests.Slow;

/// <summary>Matrices as in a textbook: slow, and nothing clever.</summary>
internal sealed class Matrix
{
    private readonly double[,] _entries;

    public Matrix(int rows, int columns) => _entries = new double[rows, columns];

    public int Rows => _entries.GetLength(0);

    public int Columns => _entries.GetLength(1);

    public double this[int row, int column]
    {
        get => _entries[row, column];
        set => _entries[row, column] = value;
    }

    public static Matrix operator +(Matrix left, Matrix right) => Made(left.Rows, left.Columns, (i, j) => left[i, j] + right[i, j]);

    public static Matrix operator -(Matrix left, Matrix right) => Made(left.Rows, left.Columns, (i, j) => left[i, j] - right[i, j]);

    public static Matrix operator *(double factor, Matrix matrix) => Made(matrix.Rows, matrix.Columns, (i, j) => factor * matrix[i, j]);

    public static Matrix operator *(Matrix left, Matrix right) => left.Times(right);

    private Matrix Times(Matrix right)
    {
        var product = new Matrix(Rows, right.Columns);
        for (var i = 0; i < Rows; i++)
        {
            for (var k = 0; k < Columns; k++)
            {
                var factor = _entries[i, k];
                if (factor == 0.0)
                {
                    continue;
                }

                for (var j = 0; j < right.Columns; j++)
                {
                    product._entries[i, j] += factor * right._entries[k, j];
                }
            }
        }

        return product;
    }

    public static Matrix Made(int rows, int columns, Func<int, int, double> entry)
    {
        var made = new Matrix(rows, columns);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                made[i, j] = entry(i, j);
            }
        }

        return made;
    }

    public static Matrix Identity(int size) => Made(size, size, (i, j) => i == j ? 1.0 : 0.0);

    public static Matrix Column(params double[] values) => Made(values.Length, 1, (i, _) => values[i]);

    public Matrix Transposed() => Made(Columns, Rows, (i, j) => this[j, i]);

    public Matrix Copy() => Made(Rows, Columns, (i, j) => this[i, j]);

    public Matrix Corner(int rows, int columns) => Made(rows, columns, (i, j) => this[i, j]);

    /// <summary>Gauss and Jordan, with the greatest pivot.</summary>
    public Matrix Inverse() => Inverse(out _);

    public Matrix Inverse(out double determinant)
    {
        var left = Copy();
        var right = Identity(Rows);
        determinant = 1.0;
        for (var column = 0; column < Rows; column++)
        {
            var pivot = column;
            for (var row = column + 1; row < Rows; row++)
            {
                pivot = Math.Abs(left[row, column]) > Math.Abs(left[pivot, column]) ? row : pivot;
            }

            determinant *= pivot == column ? left[pivot, column] : -left[pivot, column];
            var scale = 1.0 / left[pivot, column];
            for (var j = 0; j < Rows; j++)
            {
                (left[column, j], left[pivot, j]) = (left[pivot, j], left[column, j]);
                (right[column, j], right[pivot, j]) = (right[pivot, j], right[column, j]);
                left[column, j] *= scale;
                right[column, j] *= scale;
            }

            for (var row = 0; row < Rows; row++)
            {
                var factor = left[row, column];
                if (row == column || factor == 0.0)
                {
                    continue;
                }

                for (var j = 0; j < Rows; j++)
                {
                    left[row, j] -= factor * left[column, j];
                    right[row, j] -= factor * right[column, j];
                }
            }
        }

        return right;
    }

    /// <summary>The lower factor of Cholesky; null where the matrix is not positive definite.</summary>
    public Matrix? LowerFactor()
    {
        var lower = new Matrix(Rows, Rows);
        for (var i = 0; i < Rows; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = this[i, j];
                for (var k = 0; k < j; k++)
                {
                    sum -= lower[i, k] * lower[j, k];
                }

                if (i == j && sum <= 0.0)
                {
                    return null;
                }

                lower[i, j] = i == j ? Math.Sqrt(sum) : sum / lower[j, j];
            }
        }

        return lower;
    }
}
