#!/usr/bin/env python3
"""Writes Portable.reference.csv: correctly rounded values of the elementary functions, from mpmath.

Run:  apt-get install python3-mpmath
      python3 tests/Rampart.Quantities.Tests/Portable/make-portable-reference.py

Another file and a larger number of random points, to look harder than the tests do:
      python3 make-portable-reference.py --points 20000 --out larger.csv

Each row has the function, its arguments, the double nearest to the exact result, and what the exact result
has beyond it in ulps (between -0.5 and 0.5), so that an error can be measured in fractions of an ulp.
Results that are not finite are left out. The points are the same at each run.
"""
import argparse
import math
import os
import random
import struct

import mpmath
from mpmath import mp, mpf

mp.prec = 240
arguments = argparse.ArgumentParser()
arguments.add_argument("--points", type=int, default=40, help="random points in each range")
arguments.add_argument("--out", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "Portable.reference.csv"))
arguments = arguments.parse_args()
N = arguments.points
chance = random.Random(20250701)
PI = mpmath.pi
MAX, TINY, NORMAL = 1.7976931348623157e308, 5e-324, 2.2250738585072014e-308


def bits(x):
    return struct.unpack("<q", struct.pack("<d", x))[0]


def from_bits(n):
    return struct.unpack("<d", struct.pack("<q", n))[0]


def beside(x, steps=1):
    """The double that many steps further from nought."""
    return from_bits(bits(x) + steps)


def exactly(x):
    m, e = math.frexp(x)
    return mpmath.ldexp(mpf(int(mpmath.ldexp(mpf(m), 53))), e - 53)


def nearest(x):
    """The double nearest to x, ties to even, subnormals included, and its ulp."""
    if x == 0:
        return 0.0, mpf(2) ** -1074
    e = max(int(mpmath.floor(mpmath.log(abs(x), 2))) - 52, -1074)
    for e in (e - 1, e, e + 1):
        if e >= -1074 and abs(x) < mpf(2) ** (e + 53):
            break
    n = int(mpmath.nint(mpmath.ldexp(x, -e)))
    try:
        return math.ldexp(n, e), mpf(2) ** e
    except OverflowError:
        return math.inf, None


def both(values):
    return [v for x in values for v in (x, -x)]


def uniform(low, high, n=N):
    return [chance.uniform(low, high) for _ in range(n)]


def scaled(low, high, n=N):
    """Random mantissas with exponents of two between the bounds."""
    return [math.ldexp(chance.uniform(1, 2), chance.randint(low, high)) for _ in range(n)]


def angles():
    points = both(uniform(0, math.pi / 4)) + both(uniform(0, 2 * math.pi)) + both(uniform(0, 100))
    points += both(uniform(0, 1e6)) + both(uniform(0, 1e9)) + both(scaled(30, 52)) + both(scaled(53, 1023))
    points += both(scaled(-1074, -30)) + both(scaled(-30, -1))
    counts = list(range(1, 17)) + [chance.randint(17, 600000) for _ in range(N // 2)]
    for n in counts:
        near = float(n * PI / 2)
        points += [near, beside(near), beside(near, -1), near * (1 + 1e-12), near * (1 - 1e-9), -near]
        points += [float((n - mpf(1) / 2) * PI / 2)]
    # Convergents of pi/2 give the integers nearest to its multiples; the last is the double nearest to any.
    points += [11.0, 22.0, 33.0, 355.0, 710.0, 103993.0, 104348.0, 208341.0, 312689.0, 5419351.0, 80143857.0, 6381956970095103.0 * 2.0**797, MAX, 1e22]
    return points


def ratios():
    points = both(uniform(0, 1)) + both(uniform(0.45, 0.55)) + both([1 - x for x in scaled(-53, -2)])
    points += both(scaled(-1074, -27)) + both(scaled(-27, -1))
    points += both([0.5, beside(0.5), beside(0.5, -1), 1.0, beside(1.0, -1), beside(1.0, -2), math.sqrt(0.5), math.sqrt(0.75), TINY, NORMAL, 2.0**-27, beside(2.0**-27, -1)])
    return points


def slopes():
    points = both(uniform(0, 1)) + both(uniform(1, 10)) + both(scaled(-1074, 1023)) + both(scaled(-30, 30)) + both(uniform(0.1, 0.13))
    for k in range(1, 65):
        edge = (k - 0.5) / 64
        points += [edge, beside(edge, -1), k / 64, 64.0 / k]
    return points + [MAX, TINY, 1.0, beside(1.0), beside(1.0, -1), 2.0**54, 2.0**-27]


def planes():
    points = [(y, x) for y, x in zip(both(uniform(-1e5, 1e5, 3 * N)), uniform(-1e5, 1e5, 6 * N))]
    points += [(y, x) for y, x in zip(both(scaled(-1074, 1023)), both(scaled(-1074, 1023))[::-1])]
    for e in (-1074, -1060, -1023, -1000, -900, -840, -820, 0, 990, 1000, 1022):
        for _ in range(max(4, N // 8)):
            x, y = (math.ldexp(chance.uniform(1, 2), e) for _ in range(2))
            points += [(chance.choice((-1, 1)) * y, chance.choice((-1, 1)) * x)]
            points += [(chance.choice((-1, 1)) * y * 0.01, chance.choice((-1, 1)) * x), (chance.choice((-1, 1)) * y, chance.choice((-1, 1)) * x * 0.01)]
    for k in range(1, 65):
        points += [(k - 0.5, 64.0), (-64.0, -(k - 0.5)), (beside(float(k)), -64.0)]
    return [(y, x) for y, x in points if x != 0 and y != 0]


def exponents():
    points = both(uniform(0, 1)) + both(uniform(0, 20)) + uniform(-708, 709.7) + uniform(-745, -708, 2 * N) + both(scaled(-60, -1)) + both(scaled(-1074, -60))
    points += [float((k + mpf(1) / 2) * mpmath.log(2) / 128) for k in range(-60, 60)]
    points += [float(k * mpmath.log(2)) for k in range(-1074, 1025, 29)] + uniform(-709.5, -708)
    return points + [1.0, -1.0, 709.782712893384, beside(709.782712893384, -1), -745.1332191019411, -744.4400719213812, -708.3964185322641, beside(-708.3964185322641), beside(-708.3964185322641, -1), TINY, -TINY]


def positives():
    points = uniform(0.5, 2) + uniform(0.99, 1.01) + scaled(-1022, 1023, 2 * N) + [chance.randint(1, 2**52) * TINY for _ in range(N // 2)]
    points += [1 + d for d in both(scaled(-52, -3))] + uniform(1, 1e6)
    points += [1 + (j + 0.5) / 128 for j in range(128)] + [beside(1 + (j + 0.5) / 128, -1) for j in range(0, 128, 3)]
    points += [2.0**k for k in range(-1074, 1024, 31)] + [float("1e%d" % k) for k in range(-323, 309, 7)]
    return points + [beside(1.0, k) for k in (-3, -2, -1, 1, 2, 3)] + [MAX, TINY, NORMAL, beside(NORMAL, -1), math.e, math.sqrt(2)]


def powers():
    points = list(zip(uniform(0, 10), uniform(-20, 20))) + list(zip(scaled(-60, 60), uniform(-17, 17)))
    points += [(10.0, n / 10) for n in range(-400, 401, 1 if N > 100 else 5)] + [(10.0, float(n)) for n in range(-323, 309, 7)]
    points += [(2.0, float(n)) for n in range(-1074, 1024, 41)] + [(2.0, x) for x in uniform(-1074, 1023)]
    for _ in range(3 * N):
        x = math.ldexp(chance.uniform(1, 2), chance.choice((-1022, -300, -20, -1, 0, 1, 20, 300, 1022)))
        points.append((x, chance.uniform(-745, 709) / math.log(x) if x != 1 else 3.0))
    for _ in range(3 * N):
        x = 1 + chance.choice((-1, 1)) * math.ldexp(chance.uniform(1, 2), -chance.randint(3, 51))
        points.append((x, chance.uniform(-708, 709) / math.log(x)))
    points += [(x, y) for x in (1.5, 3.0, 7.0, 0.1, 1e-3, 299792458.0) for y in (0.5, -0.5, 2.0, 3.0, 4.0, 1 / 3, 0.25, -2.0, 1.0)]
    points += [(-x, float(n)) for x in uniform(0.1, 10, 20) for n in (1, 2, 3, -3, 8, 101)]
    return points + [(TINY, 0.5), (TINY, 1.0), (MAX, 0.5), (MAX, 1.0), (beside(NORMAL, -1), 0.99), (beside(1.0), 1e18), (beside(1.0, -1), 6e18)]


def power(x, y):
    return mpmath.power(x, int(y)) if y == int(y) and abs(y) < 2000 else mpmath.power(x, y)


def row(name, function, point):
    point = point if isinstance(point, tuple) else (point,)
    mp.prec = 240
    if name in ("Sin", "Cos", "Tan") and abs(point[0]) > 1e6:
        mp.prec = 1400
    exact = [exactly(x) for x in point]
    if name in ("Asin", "Atan", "Sin", "Tan", "Exp") and 0 < abs(point[0]) < 1e-60:
        mp.prec = 700
    value = function(*exact)
    if name == "Exp" and abs(point[0]) < 1e-60:
        mp.prec = 1400
        value = 1 + exact[0]
    result, ulp = nearest(value)
    mp.prec = 240
    if math.isinf(result) or (result == 0 and point[0] != 0 and name != "Log" and name != "Log10"):
        return None
    rest = float((value - mpf(result)) / ulp)
    return ",".join([name, repr(point[0]), repr(point[1]) if len(point) > 1 else "", repr(result), "%.6f" % rest])


FUNCTIONS = [
    ("Sin", mpmath.sin, angles), ("Cos", mpmath.cos, angles), ("Tan", mpmath.tan, angles),
    ("Asin", mpmath.asin, ratios), ("Acos", mpmath.acos, ratios), ("Atan", mpmath.atan, slopes), ("Atan2", mpmath.atan2, planes),
    ("Exp", mpmath.exp, exponents), ("Log", mpmath.log, positives), ("Log10", mpmath.log10, positives), ("Pow", power, powers),
]

with open(arguments.out, "w", encoding="utf-8", newline="\n") as file:
    file.write("# mpmath, 240 bits; made by make-portable-reference.py, which says what the columns are\n")
    file.write("function,argument,second_argument,nearest_double,rest_ulp\n")
    for name, function, points in FUNCTIONS:
        rows = list(dict.fromkeys(r for r in (row(name, function, p) for p in points()) if r))
        print(name, len(rows))
        file.write("\n".join(rows) + "\n")
