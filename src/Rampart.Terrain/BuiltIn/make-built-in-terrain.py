#!/usr/bin/env python3
"""Cuts the built-in terrain grid from ETOPO5 and measures it. Run by hand; the build never does.

    make-built-in-terrain.py register ETOPO TRUTH   finds where ETOPO5's posts really stand
    make-built-in-terrain.py blocks ETOPO TRUTH     finds the half-degree blocks whose land heights are too small
    make-built-in-terrain.py cut ETOPO              writes built-in-terrain.bin.gz beside this script
    make-built-in-terrain.py measure TRUTH          the error of the grid just cut, as tables for docs/terrain.md

ETOPO is etopo5.cdf of Debian's package ferret-datasets. TRUTH is a raster of finer heights, pixel = point, sea 0;
here DTED level 0 from 30 to 47 N, 22 to 48 E. Needs GDAL's Python (Debian: python3-gdal).

The file: "RTG1", then as little-endian 32-bit integers the latitude and longitude of the south-west post and the step,
all in arc-seconds, rows and columns; then 16-bit metres row by row from the south-west. Packed with gzip.
"""
import gzip
import pathlib
import struct
import sys

import numpy as np
from osgeo import gdal

gdal.UseExceptions()

STEP = 1.0 / 12.0
# Where a post of the file really stands, in posts, found by `register` (see docs/terrain.md).
EAST, NORTH = 1.5, -0.5
# First and last post of the cut by the file's own reckoning.
SOUTHERNMOST, NORTHERNMOST, WESTERNMOST, EASTERNMOST = 30.0, 47.0 + STEP, 20.0 - 2 * STEP, 50.0 - STEP
OUTPUT = pathlib.Path(__file__).with_name("built-in-terrain.bin.gz")

# Half-degree blocks whose land heights ETOPO5 gives about 35 times too small, after their south-west corners: south, then
# wests. All but 36.5 N 21.5 E, which lies beside two of them and beyond the truth, were found by `blocks`.
TOO_SMALL = 35.0
SMALL_BLOCKS = {
    31.0: [25.0, 25.5, 26.0, 26.5, 27.0, 27.5, 28.0, 33.5], 31.5: [25.0, 25.5, 26.0], 32.0: [23.0, 23.5, 34.5], 32.5: [23.0],
    33.0: [35.0], 34.5: [32.0, 32.5, 33.0, 33.5], 35.0: [23.5, 24.0, 24.5, 25.0, 25.5, 26.0, 32.5, 33.0, 33.5, 34.0, 35.5],
    35.5: [35.5], 36.0: [27.5, 28.0, 35.5], 36.5: [21.5, 22.0, 22.5, 23.0, 28.0, 28.5, 30.0, 31.5, 34.0], 37.5: [23.0],
    38.0: [24.0, 26.5], 41.0: [28.0, 28.5, 29.0, 31.5], 43.0: [28.0], 43.5: [28.0], 44.0: [33.5, 34.0],
    44.5: [33.5, 34.0, 34.5], 45.0: [32.5], 45.5: [32.5], 46.5: [31.0, 31.5],
}

# Land below the sea (south, north, west, east). What is negative elsewhere is water and reads 0.
RIFT = (29.9, 33.2, 35.3, 36.0)
QATTARA = (29.9, 31.0, 26.0, 29.9)
CASPIAN = (36.4, 47.2, 45.5, 51.0)
# ETOPO5 writes land below the sea too deep by this factor (Dead Sea -637 m where it stood at -404 m; Qattara -130, -80).
TOO_DEEP = 1.6
CASPIAN_SURFACE = -28


def etopo(path):
    heights = gdal.Open(f"NETCDF:{path}:ROSE").ReadAsArray()
    assert heights.shape == (2161, 4320), heights.shape
    return heights.astype(np.float64), 90.0 - STEP * np.arange(2161), STEP * np.arange(4320)


class Truth:
    def __init__(self, path):
        raster = gdal.Open(str(path))
        self.heights = raster.ReadAsArray().astype(np.float64)
        west, self.step, _, north, _, _ = raster.GetGeoTransform()
        self.north, self.west = north - self.step / 2, west + self.step / 2

    def averaged(self, posts):
        kernel = np.ones(posts) / posts
        smooth = np.apply_along_axis(lambda line: np.convolve(line, kernel, "same"), 0, self.heights)
        return np.apply_along_axis(lambda line: np.convolve(line, kernel, "same"), 1, smooth)

    def at(self, grid, latitudes, longitudes):
        return bilinear(grid, (self.north - latitudes) / self.step, (longitudes - self.west) / self.step)


def bilinear(grid, y, x):
    i = np.clip(np.floor(y).astype(int), 0, grid.shape[0] - 2)
    j = np.clip(np.floor(x).astype(int), 0, grid.shape[1] - 2)
    v, u = (y - i)[:, None], (x - j)[None, :]
    corner = lambda a, b: grid[np.ix_(i + a, j + b)]
    return (corner(0, 0) * (1 - u) + corner(0, 1) * u) * (1 - v) + (corner(1, 0) * (1 - u) + corner(1, 1) * u) * v


def register(etopo_path, truth_path):
    heights, latitudes, longitudes = etopo(etopo_path)
    truth = Truth(truth_path)
    ground = truth.averaged(11)

    def compare(area, east, north):
        south, top, west, right = area
        rows = np.where((latitudes >= south) & (latitudes <= top))[0]
        columns = np.where((longitudes >= west) & (longitudes <= right))[0]
        ours = np.maximum(heights[np.ix_(rows, columns)], 0.0)
        theirs = np.maximum(truth.at(ground, latitudes[rows] + north * STEP, longitudes[columns] + east * STEP), 0.0)
        return np.corrcoef(ours.ravel(), theirs.ravel())[0, 1], np.sqrt(np.mean((ours - theirs) ** 2))

    whole = (30.5, 46.5, 22.5, 47.3)
    print("| posts east | posts north | correlation | RMS difference, m |\n|---|---|---|---|")
    for east, north in [(0, 0), (1, 0), (1, -1), (2, -1), (1, -0.5), (1.5, 0), (1.5, -0.5), (1.5, -1), (2, -0.5)]:
        print("| %+.1f | %+.1f | %.4f | %.1f |" % ((east, north) + compare(whole, east, north)))
    print()
    print("| area | best east | best north | correlation | RMS, m | uncorrected |\n|---|---|---|---|---|---|")
    areas = [("all", whole)] + [
        (f"{south:g}…{top:g} N, {west:g}…{right:g} E", (south, top, west, right))
        for south, top in [(30.5, 36), (36, 41), (41, 46.5)] for west, right in [(22.5, 30), (30, 38.5), (38.5, 47.3)]]
    for name, area in areas:
        found = [(compare(area, east, north), east, north) for east in np.arange(0.5, 2.51, 0.1) for north in np.arange(-1.5, 0.51, 0.1)]
        (correlation, rms), east, north = max(found)
        print("| %s | %+.1f | %+.1f | %.4f | %.1f | %.4f, %.1f |" % ((name, east, north, correlation, rms) + compare(area, 0, 0)))


def blocks(etopo_path, truth_path):
    heights, latitudes, longitudes = etopo(etopo_path)
    truth = Truth(truth_path)
    ground = truth.averaged(11)
    rows = np.where((latitudes > 30.0 + STEP / 4) & (latitudes < 47.0))[0]
    columns = np.where((longitudes > 22.0 - 1.5 * STEP) & (longitudes < 47.75))[0]
    ours = heights[np.ix_(rows, columns)]
    where = latitudes[rows] + NORTH * STEP, longitudes[columns] + EAST * STEP
    theirs = truth.at(ground, *where)
    souths, wests = (np.floor(place * 2) / 2 for place in where)
    found, whole, mixed, pairs = {}, 0, 0, []
    for south in np.unique(souths):
        for west in np.unique(wests):
            block = np.ix_(souths == south, wests == west)
            land = (ours[block] > 0) & (theirs[block] > 30)
            if not land.any():
                continue
            share = np.mean(ours[block][land] < 0.08 * theirs[block][land])
            if share > 0.9:
                found.setdefault(float(south), []).append(float(west))
                pairs += list(zip(ours[block][land], theirs[block][land]))
            elif share < 0.1:
                whole += 1
            else:
                mixed += 1
    small, true = np.array(pairs).T
    print(found)
    print(f"{sum(map(len, found.values()))} blocks too small, {whole} right, {mixed} mixed; {len(small)} posts: truth / ETOPO median {np.median(true / small):.1f}, of sums {true.sum() / small.sum():.1f},")
    print(f"correlation {np.corrcoef(small, true)[0, 1]:.3f}; RMS {np.sqrt(np.mean((small - true) ** 2)):.0f} m, times {TOO_SMALL:g}: {np.sqrt(np.mean((TOO_SMALL * small - true) ** 2)):.0f} m, bias {np.mean(TOO_SMALL * small - true):+.0f} m")


def cut(etopo_path):
    heights, latitudes, longitudes = etopo(etopo_path)
    rows = np.where((latitudes > SOUTHERNMOST - STEP / 2) & (latitudes < NORTHERNMOST + STEP / 2))[0][::-1]
    columns = np.where((longitudes > WESTERNMOST - STEP / 2) & (longitudes < EASTERNMOST + STEP / 2))[0]
    grid = heights[np.ix_(rows, columns)]
    latitude, longitude = np.meshgrid(latitudes[rows] + NORTH * STEP, longitudes[columns] + EAST * STEP, indexing="ij")

    def inside(area):
        return (latitude >= area[0]) & (latitude <= area[1]) & (longitude >= area[2]) & (longitude <= area[3])

    small = np.zeros(grid.shape, bool)
    for south, wests in SMALL_BLOCKS.items():
        for west in wests:
            small |= inside((south, south + 0.5, west, west + 0.5))
    small &= grid > 0
    grid = np.where(small, grid * TOO_SMALL, grid)

    low = grid < 0
    deep = low & (inside(RIFT) | inside(QATTARA))
    caspian = low & inside(CASPIAN)
    result = np.where(low, 0.0, grid)
    result = np.where(deep, np.round(grid / TOO_DEEP), result)
    result = np.where(caspian, np.maximum(grid, CASPIAN_SURFACE), result)

    head = struct.pack("<4s5i", b"RTG1", round(latitude[0, 0] * 3600), round(longitude[0, 0] * 3600), 300, len(rows), len(columns))
    packed = gzip.compress(head + result.astype("<i2").tobytes(), 9, mtime=0)
    OUTPUT.write_bytes(packed)
    print(f"{OUTPUT.name}: {len(rows)} x {len(columns)} posts from {latitude[0, 0]:.6f} N, {longitude[0, 0]:.6f} E, {len(packed)} bytes;")
    print(f"{low.sum()} posts below the sea: {deep.sum()} land scaled, {caspian.sum()} Caspian, the rest 0; {result.min():.0f} to {result.max():.0f} m; {small.sum()} posts were too small")


def measure(truth_path):
    raw = gzip.decompress(OUTPUT.read_bytes())
    _, south, west, step, rows, columns = struct.unpack("<4s5i", raw[:24])
    grid = np.frombuffer(raw[24:], "<i2").reshape(rows, columns).astype(np.float64)
    truth = Truth(truth_path)
    latitudes = truth.north - truth.step * np.arange(truth.heights.shape[0])
    longitudes = truth.west + truth.step * np.arange(truth.heights.shape[1])
    here = bilinear(grid, (latitudes - south / 3600) * 3600 / step, (longitudes - west / 3600) * 3600 / step)
    there, error = truth.heights, here - truth.heights

    print("| true height, m | posts | bias, m | RMS, m | 5 % below, m | 95 % below, m |\n|---|---|---|---|---|---|")
    bands = [(-500, 0), (0, 200), (200, 500), (500, 1000), (1000, 1500), (1500, 2000), (2000, 2500), (2500, 3000), (3000, 6000)]
    names = [("land, all", there != 0)] + [(f"{low} to {high}", (there != 0) & (there >= low) & (there < high)) for low, high in bands] + [("0 (nearly all sea)", there == 0)]
    for name, chosen in names:
        e = error[chosen]
        print("| %s | %s | %+.0f | %.0f | %+.0f | %+.0f |" % (name, f"{chosen.sum():,}", e.mean(), np.sqrt(np.mean(e**2)), *np.percentile(e, [5, 95])))

    print("\n| summit | DTED 0, highest post within 15 km | built in, there | cut |\n|---|---|---|---|")
    summits = [("Elbrus", 43.352, 42.438), ("Ararat", 39.702, 44.298), ("Kazbek", 42.697, 44.518), ("Süphan", 38.930, 42.833), ("Erciyes", 38.532, 35.447),
               ("Kaçkar", 40.836, 41.162), ("Demirkazık", 37.803, 35.154), ("Hermon", 33.416, 35.857), ("Qurnat as Sawda", 34.297, 36.117), ("Olympus (Cyprus)", 34.936, 32.865), ("Uludağ", 40.071, 29.222)]
    for name, latitude, longitude in summits:
        near = lambda values, place, span: np.where(np.abs(values - place) <= span)[0]
        i, j = near(latitudes, latitude, 0.135), near(longitudes, longitude, 0.135 / np.cos(np.radians(latitude)))
        true, ours = there[np.ix_(i, j)].max(), here[np.ix_(i, j)].max()
        print(f"| {name} | {true:.0f} m | {ours:.0f} m | {true - ours:.0f} m |")

    print("\n| steepness: range of DTED 0 heights in a cell of 0.1°, m | cells | highest post cut by, mean, m | share of the range |\n|---|---|---|---|")
    cells = [(there[i:i + 13, j:j + 13], here[i:i + 13, j:j + 13]) for i in range(0, there.shape[0] - 12, 12) for j in range(0, there.shape[1] - 12, 12)]
    spans = np.array([t.max() - t.min() for t, _ in cells])
    cuts = np.array([t.max() - h.max() for t, h in cells])
    for low, high in [(50, 200), (200, 500), (500, 1000), (1000, 1500), (1500, 4000)]:
        chosen = (spans >= low) & (spans < high)
        print(f"| {low} to {high} | {chosen.sum():,} | {cuts[chosen].mean():.0f} | {np.mean(cuts[chosen] / spans[chosen]):.2f} |")


if __name__ == "__main__":
    commands = {"register": (register, 2), "blocks": (blocks, 2), "cut": (cut, 1), "measure": (measure, 1)}
    if len(sys.argv) < 2 or sys.argv[1] not in commands or len(sys.argv) != 2 + commands[sys.argv[1]][1]:
        sys.exit(__doc__)
    commands[sys.argv[1]][0](*sys.argv[2:])
