#!/usr/bin/env python3
"""Writes the constants, coefficients and tables of Portable (the *.Numbers.cs files beside this script).

Run:  apt-get install python3-mpmath
      /usr/bin/python3 src/Rampart.Quantities/Portable/make-portable-numbers.py

Everything is computed from its definition with 80 digits and rounded once to the nearest double.
Polynomials are Chebyshev fits, which come within a small factor of the best possible (minimax) error;
the script prints the error of each fit. Two runs write the same bytes.
"""
import os
from fractions import Fraction

import mpmath
from mpmath import mp, mpf

mp.dps = 80
HERE = os.path.dirname(os.path.abspath(__file__))
HEADER = "// Written by make-portable-numbers.py in this folder; change the script, not this file.\nnamespace Rampart.Quantities;\n\npublic static partial class Portable\n{\n"


def literal(x):
    """The shortest decimal that C# reads back as the double nearest to x."""
    text = repr(float(x))
    return text if "." in text or "e" in text or "E" in text else text + ".0"


def grid(x, bits):
    """x rounded to a multiple of 2^-bits, exactly."""
    return mpf(int(mpmath.nint(mpmath.ldexp(x, bits)))) / mpf(2) ** bits


def constant(name, x):
    return f"    private const double {name} = {literal(x)};\n"


def coefficients(prefix, first, function, interval, count):
    """Constants prefix+first, prefix+first+1, ... of the polynomial that fits the function."""
    fitted, error = mpmath.chebyfit(function, interval, count, error=True)
    print(f"{prefix}: {count} coefficients, error {float(error):.2e}")
    return "".join(constant(f"{prefix}{first + i}", c) for i, c in enumerate(reversed(fitted)))


def table(name, rows, meaning):
    text = f"\n    /// <summary>{meaning}</summary>\n    private static ReadOnlySpan<double> {name} =>\n    [\n"
    for row in rows:
        text += "        " + ", ".join(literal(x) for x in row) + ",\n"
    return text + "    ];\n"


def write(name, body):
    with open(os.path.join(HERE, f"Portable.{name}.Numbers.cs"), "w", encoding="utf-8", newline="\n") as file:
        file.write(HEADER + body + "}\n")


def series(function, direct, threshold=mpf("0.001")):
    """The function, or its power series where the closed form divides nought by nought."""
    return lambda z: direct(z) if abs(z) < threshold else function(z)


def power(terms):
    return lambda z: mpmath.fsum(terms(i) * mpf(z) ** i for i in range(60))


def trigonometry():
    half_pi = mpmath.pi / 2
    part1 = grid(half_pi, 32)
    part2 = grid(half_pi - part1, 65)
    part3 = half_pi - part1 - part2
    body = "    // π/2 in three parts; the first two have 33 bits, so that their products with integers to 2^20 are exact.\n"
    body += constant("HalfPi1", part1) + constant("HalfPi2", part2) + constant("HalfPi3", part3)
    body += "\n    // The same as the sum of two doubles.\n"
    body += constant("HalfPiHigh", half_pi) + constant("HalfPiLow", half_pi - mpf(float(half_pi)))
    body += constant("PiHigh", 2 * half_pi) + constant("PiLow", 2 * half_pi - mpf(float(2 * half_pi)))
    body += constant("TwoOverPi", 1 / half_pi)
    top = (mpmath.pi / 4 + mpf(1) / 1000) ** 2
    body += "\n    // sin r = r + r³·(Sine0 + Sine1·r² + …) on |r| ≤ π/4.\n"
    body += coefficients("Sine", 0, power(lambda i: (-1) ** (i + 1) / mpmath.factorial(2 * i + 3)), [0, top], 7)
    body += "\n    // cos r = 1 − r²/2 + r⁴·(Cosine0 + Cosine1·r² + …) on |r| ≤ π/4.\n"
    body += coefficients("Cosine", 0, power(lambda i: (-1) ** i / mpmath.factorial(2 * i + 4)), [0, top], 6)
    bits = 64 * 22
    with mpmath.workdps(480):
        digits = int(mpmath.floor(mpmath.ldexp(2 / mpmath.pi, bits - 64)))
    words = [(digits >> (bits - 64 * (i + 1))) & (2**64 - 1) for i in range(22)]
    body += "\n    /// <summary>The binary digits of 2/π behind the point, after one word of zeros.</summary>\n    private static ReadOnlySpan<ulong> TwoOverPiDigits =>\n    [\n"
    for i in range(0, 22, 2):
        body += "        " + ", ".join(f"0x{w:016X}" for w in words[i:i + 2]) + ",\n"
    body += "    ];\n"
    write("Trigonometry", body)


def inverse():
    body = "    // asin s = s + s³·(Arcsine0 + Arcsine1·s² + …) on |s| ≤ 1/2.\n"
    binomial = lambda i: mpmath.binomial(2 * i, i) / mpf(4) ** i / (2 * i + 1)
    near = power(lambda i: binomial(i + 1))
    far = lambda z: (mpmath.asin(mpmath.sqrt(z)) / mpmath.sqrt(z) - 1) / z
    body += coefficients("Arcsine", 0, series(far, near), [0, mpf("0.25")], 14)
    near = power(lambda i: mpf(-1) ** (i + 1) / (2 * i + 3))
    body += "\n    // atan q = q + q³·(Arctangent0 + Arctangent1·q² + …) on |q| ≤ 7.5/64.\n"
    body += coefficients("Arctangent", 0, near, [0, (mpf("7.6") / 64) ** 2], 8)
    body += "\n    // The same for the small remainders on |d| ≤ 1/128.\n"
    body += coefficients("Remainder", 0, near, [0, mpf("1.02") / 128 ** 2], 3)
    rows = []
    for k in range(65):
        angle = mpmath.atan(mpf(k) / 64)
        rows.append((mpf(float(angle)), angle - mpf(float(angle))))
    body += table("Arctangents", rows, "atan(k/64) as the sum of two doubles, for k = 0 … 64.")
    write("InverseTrigonometry", body)


def exponential():
    step = mpmath.log(2) / 128
    high = grid(step, 42)
    body = "    // ln 2 / 128 in two parts; the first has 35 bits, so that its products with integers to 2^18 are exact.\n"
    body += constant("StepHigh", high) + constant("StepLow", step - high) + constant("StepsPerUnit", 1 / step)
    body += "\n    // exp r = 1 + r + r²·(Exponential0 + Exponential1·r + …) on |r| ≤ ln 2 / 256.\n"
    limit = step / 2 * mpf("1.001")
    body += coefficients("Exponential", 0, power(lambda i: 1 / mpmath.factorial(i + 2)), [-limit, limit], 4)
    rows = []
    for j in range(128):
        exact = mpf(2) ** (mpf(j) / 128)
        head = mpf(float(exact))
        rows.append((head, (exact - head) / head))
    body += table("RootsOfTwo", rows, "2^(j/128) as a double, and what is missing from it as a fraction of it, for j = 0 … 127.")
    write("Exponential", body)


def logarithm():
    two = mpmath.log(2)
    high = grid(two, 42)
    body = "    // ln 2 in two parts; the first is a multiple of 2^-42, like the first column of the table.\n"
    body += constant("LogTwoHigh", high) + constant("LogTwoLow", two - high)
    body += "\n    // log₁₀ e as the sum of two doubles.\n"
    body += constant("Log10EHigh", mpmath.log10(mpmath.e)) + constant("Log10ELow", mpmath.log10(mpmath.e) - mpf(float(mpmath.log10(mpmath.e))))
    limit = mpf(1) / 255
    body += "\n    // ln(1 + r) = r + r²·(Logarithm0 + Logarithm1·r + …) on |r| ≤ 1/255.\n"
    body += coefficients("Logarithm", 0, power(lambda i: mpf(-1) ** (i + 1) / (i + 2)), [-limit, limit], 6)
    body += "\n    // ln(1 + r) = r − r²/2 + r³·(Fine0 + Fine1·r + …) on |r| ≤ 1/255.\n"
    body += coefficients("Fine", 0, power(lambda i: mpf(-1) ** i / (i + 3)), [-limit, limit], 7)
    rows = []
    for j in range(129):
        centre = 1 + mpf(j) / 128
        inverse = grid(1 / centre, 16)
        log = -mpmath.log(inverse) - (two if j >= 54 else 0)
        log_high = grid(log, 42)
        rows.append((inverse, log_high, log - log_high))
    body += table("Logarithms", rows, "For j = 0 … 128: v = 1/(1 + j/128) to 17 bits, and −ln v (less ln 2 from j = 54 on) in two parts, the first a multiple of 2^-42.")
    write("Logarithm", body)


trigonometry()
inverse()
exponential()
logarithm()
