#pragma warning disable IDE0011
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Scenarios;
using Rampart.Simulation.Kernel;
var findings = new List<Finding>();
var ledger = Ledger.Load("ledger", findings);
var models = ModelLibrary.Load("models", ledger, findings);
var s = ScenarioReader.Read(args[0] + "/scenario.yaml", args[0] + "/scenario.yaml", "x", ledger, models, findings);
foreach (var f in findings) Console.WriteLine(f);
if (s is null) return 1;
Console.WriteLine(DefinitionDigest.Of(s.Battle));
for (var r = 0UL; r < 3; r++)
{
using var stream = new MemoryStream();
var j = new Journal(stream, JournalLevel.Full);
var sw = System.Diagnostics.Stopwatch.StartNew();
var b = new Battle(s.Battle, args.Length > 1 ? ulong.Parse(args[1]) : s.Seed, r, j);
b.RunToEnd();
Console.WriteLine($"{j.HashText()} {j.Events} {b.Wakes} {sw.Elapsed.TotalMilliseconds} ms {stream.Length}");
foreach (var t in b.World.Targets.Rows) Console.WriteLine($"{b.World.Names[t.Id]} {t.End} {t.Ends.SinceStart.Seconds:F0} shots {t.ShotsJudged}");
if (r == 0) File.WriteAllBytes("/tmp/j.bin", stream.ToArray());
}
return 0;
