/** The height above the sea of a ray at a range: straight over an Earth of k times its radius, so that it bends up over a flat one. */
export function ray_m(antenna_m: number, at_km: number, height_m: number, range_km: number, radius_km: number): number {
    const rise = (km: number) => 1000 * km * km / (2 * radius_km);
    return antenna_m + (height_m - antenna_m - rise(at_km)) * range_km / at_km + rise(range_km);
}
