// Written by make-portable-numbers.py in this folder; change the script, not this file.
namespace Rampart.Quantities;

public static partial class Portable
{
    // π/2 in three parts; the first two have 33 bits, so that their products with integers to 2^20 are exact.
    private const double HalfPi1 = 1.5707963267341256;
    private const double HalfPi2 = 6.077100506303966e-11;
    private const double HalfPi3 = 2.0222662487959506e-21;

    // The same as the sum of two doubles.
    private const double HalfPiHigh = 1.5707963267948966;
    private const double HalfPiLow = 6.123233995736766e-17;
    private const double PiHigh = 3.141592653589793;
    private const double PiLow = 1.2246467991473532e-16;
    private const double TwoOverPi = 0.6366197723675814;

    // sin r = r + r³·(Sine0 + Sine1·r² + …) on |r| ≤ π/4.
    private const double Sine0 = -0.16666666666666666;
    private const double Sine1 = 0.008333333333333331;
    private const double Sine2 = -0.00019841269841265003;
    private const double Sine3 = 2.7557319219291695e-06;
    private const double Sine4 = -2.5052106215978872e-08;
    private const double Sine5 = 1.6058529011960858e-10;
    private const double Sine6 = -7.586543634101903e-13;

    // cos r = 1 − r²/2 + r⁴·(Cosine0 + Cosine1·r² + …) on |r| ≤ π/4.
    private const double Cosine0 = 0.041666666666666664;
    private const double Cosine1 = -0.0013888888888887378;
    private const double Cosine2 = 2.4801587298736863e-05;
    private const double Cosine3 = -2.755731725679604e-07;
    private const double Cosine4 = 2.087614315990944e-09;
    private const double Cosine5 = -1.1382408754153254e-11;

    /// <summary>The binary digits of 2/π behind the point, after one word of zeros.</summary>
    private static ReadOnlySpan<ulong> TwoOverPiDigits =>
    [
        0x0000000000000000, 0xA2F9836E4E441529,
        0xFC2757D1F534DDC0, 0xDB6295993C439041,
        0xFE5163ABDEBBC561, 0xB7246E3A424DD2E0,
        0x06492EEA09D1921C, 0xFE1DEB1CB129A73E,
        0xE88235F52EBB4484, 0xE99C7026B45F7E41,
        0x3991D639835339F4, 0x9C845F8BBDF9283B,
        0x1FF897FFDE05980F, 0xEF2F118B5A0A6D1F,
        0x6D367ECF27CB09B7, 0x4F463F669E5FEA2D,
        0x7527BAC7EBE5F17B, 0x3D0739F78A5292EA,
        0x6BFB5FB11F8D5D08, 0x56033046FC7B6BAB,
        0xF0CFBC209AF4361D, 0xA9E391615EE61B08,
    ];
}
