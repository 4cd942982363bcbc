namespace Rampart.Scenarios;

/// <summary>The scenario that <c>rampart new</c> writes: small, complete, and it runs.</summary>
public static class ScenarioTemplate
{
    public static string Text(string name) =>
        $$"""
        # {{name}}. The form of this file: docs/formats/scenarios.md
        format: 1
        title: "{{name}}"
        about: >-
          Say here what the scenario shows and what it leaves out. Sites, assets and attackers are invented.
        seed: 1
        duration: 20 min

        # The local frame, and the height of a smooth ground. Real ground: `terrain: built-in` (coarse), or a folder of tiles.
        theatre: { origin: 39.60N 33.00E, ground-height: 1000 m }

        defence:
          system: s-400
          command-post: { name: command-post, at: 39.61N 33.00E }
          batteries:
            - name: battery
              at: 39.60N 33.00E
              facing: 180 deg
              launchers: 2

        # Threats are judged by what they threaten. `withstands`: how many hits destroy it.
        assets:
          - name: asset
            at: 39.45N 33.10E
            withstands: 2

        # Routes are drawn by hand; the last point is the aim.
        raid:
          - name: cruise-missile
            model: cruise-missile
            count: 2
            every: 30 s
            appears: 0 min
            aim: asset
            route:
              - { at: 38.60N 32.40E, height: 1200 m }
              - { at: 39.00N 32.60E, height: 1200 m }

        traffic:
          - name: airliner
            model: airliner
            side: civil
            appears: 0 min
            route:
              - { at: 38.60N 34.50E, height: 10500 m }
              - { at: 40.40N 32.10E, height: 10500 m }

        """;
}
