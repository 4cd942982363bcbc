using Rampart.Tracking.Fusion;

namespace Rampart.Tracking.Tests.Fusion;

/// <summary>The life of system tracks: one number for one target, whoever sees it.</summary>
public class AirPictureTests
{
    private static readonly EnuOffset West = new(-60_000.0, 0.0, 0.0);
    private static readonly EnuOffset East = new(60_000.0, 0.0, 0.0);
    private static readonly EnuOffset South = new(0.0, -80_000.0, 0.0);

    private static Course Lone => Watch.Straight(-10_000.0, 40_000.0, 8_000.0, 120.0, -150.0);

    [Fact]
    public void One_target_seen_by_three_radars_is_one_system_track()
    {
        WatchingRadar[] radars = [new(0, West, 10.0), new(1, East, 5.0, 1.5), new(2, South, 7.0, 3.0)];
        var watch = new Watch(new AirPicture(new FusionDefinition(), 3), radars, [Lone], 1);
        watch.Until(120.0);
        Assert.Equal(1, watch.Living());
        Assert.All(radars, radar => Assert.Equal(1, watch.SystemOf(radar, 0)));
        Assert.Equal(3, watch.Picture.Tracks[0].Members);
        Assert.Single(watch.Changes, one => one.Change.Kind == PictureChangeKind.Started);
        Assert.Equal(2, watch.Changes.Count(one => one.Change.Kind == PictureChangeKind.Joined));
    }

    [Fact]
    public void The_best_member_says_what_its_radar_reported()
    {
        WatchingRadar[] radars = [new(0, West, 10.0) { AngleDeviation_rad = 0.02 }, new(1, East, 5.0, 1.5), new(2, South, 7.0, 3.0) { AngleDeviation_rad = 0.02 }];
        TrackReport last = default;
        var watch = new Watch(new AirPicture(new FusionDefinition(), 3), radars, [Lone], 1)
        {
            Arrange = reports => last = reports.FindLast(report => report.Source == 1) is { Number: > 0 } report ? report : last,
        };
        watch.Until(121.5);
        Assert.Equal(3, watch.Picture.Tracks[0].Members);
        ref readonly var best = ref watch.Picture.BestMemberAt(0, last.Estimate.Time);
        Assert.Equal(last.Estimate.Time, best.Time);
        Assert.Equal(last.Estimate.State[0], best.State[0]);
    }

    [Fact]
    public void A_second_radar_joins_with_the_third_consistent_report()
    {
        WatchingRadar[] radars = [new(0, West, 10.0), new(1, East, 10.0, 5.0)];
        var watch = new Watch(new AirPicture(new FusionDefinition(), 2), radars, [Lone], 2);

        // The second radar confirms with its third plot at 25 s; its reports at 25, 35 and 45 s are the three comparisons.
        watch.Until(44.5);
        Assert.Equal(0, watch.SystemOf(radars[1], 0));
        watch.Until(45.0);
        Assert.Equal(1, watch.SystemOf(radars[1], 0));
    }

    [Fact]
    public void The_number_stays_when_one_radar_hands_the_target_over_to_another()
    {
        WatchingRadar[] radars = [new(0, West, 10.0), new(1, East, 5.0, 60.0)];
        var watch = new Watch(new AirPicture(new FusionDefinition(), 2), radars, [Lone], 3);
        watch.Until(120.0);
        radars[0].Sees = (_, _) => false;
        watch.Picture.Withdraw(0, radars[0].NumberOf(0));
        watch.Until(240.0);
        Assert.Equal(1, watch.Living());
        Assert.Equal(1, watch.SystemOf(radars[1], 0));
        Assert.Single(watch.Changes, one => one.Change == new PictureChange(PictureChangeKind.Left, 1, 0, 1, 0));
    }

    [Fact]
    public void A_gap_within_the_grace_time_keeps_the_number_and_a_longer_one_ends_it()
    {
        foreach (var (gap_s, number) in new[] { (30.0, 1), (120.0, 2) })
        {
            WatchingRadar[] radars = [new(0, West, 5.0)];
            var watch = new Watch(new AirPicture(new FusionDefinition(), 1), radars, [Lone], 4);
            watch.Until(60.0);
            Assert.Equal(1, watch.SystemOf(radars[0], 0));
            watch.Picture.Withdraw(0, radars[0].Drop(0));
            radars[0].Sees = (_, time) => time > 60.0 + gap_s;
            watch.Until(60.0 + gap_s + 30.0);
            Assert.Equal(number, watch.SystemOf(radars[0], 0));
            Assert.Equal(1, watch.Living());
            Assert.Equal(number - 1, watch.Changes.Count(one => one.Change.Kind == PictureChangeKind.Ended));
        }
    }

    [Fact]
    public void Two_tracks_of_one_radar_are_never_one()
    {
        WatchingRadar[] radars = [new(0, West, 5.0)];
        var watch = new Watch(new AirPicture(new FusionDefinition(), 1), radars, [Lone, Lone], 5);
        watch.Until(300.0);
        Assert.Equal(2, watch.Living());
    }

    [Fact]
    public void A_friend_beside_a_hostile_stays_apart_where_only_the_answers_tell_them_apart()
    {
        // Each radar sees one of two aircraft that fly a hundred metres apart.
        foreach (var (asks, living) in new[] { (true, 2), (false, 1) })
        {
            WatchingRadar[] radars =
            [
                new(0, West, 5.0) { Answers = asks ? _ => true : null, Sees = (target, _) => target == 0 },
                new(1, East, 5.0, 2.0) { Answers = asks ? _ => false : null, Sees = (target, _) => target == 1 },
            ];
            Course[] courses = [Lone, Watch.Straight(-9_900.0, 40_000.0, 8_000.0, 120.0, -150.0)];
            var watch = new Watch(new AirPicture(new FusionDefinition(), 2), radars, courses, 6);
            watch.Until(300.0);
            Assert.Equal(living, watch.Living());
        }
    }

    [Fact]
    public void A_member_that_flies_away_parts_after_four_comparisons_and_begins_its_own_track()
    {
        var picture = new AirPicture(new FusionDefinition(), 2);
        for (var second = 0; second <= 60; second += 5)
        {
            picture.Report(At(0, 1, second, 0.0));
            picture.Report(At(1, 1, second, second <= 30 ? 0.0 : 3_000.0));
            picture.Advance(SimulationTime.FromSeconds(second));
            Assert.Equal(second is >= 10 and < 50 ? 2 : 1, picture.Tracks[0].Members);
            if (second == 50)
            {
                Assert.Equal(
                    [new PictureChange(PictureChangeKind.Parted, 1, 1, 1, 0), new PictureChange(PictureChangeKind.Started, 2, 1, 1, 0)],
                    picture.Changes.ToArray());
            }
        }
    }

    [Fact]
    public void Two_system_tracks_that_turn_out_to_be_one_keep_the_older_number()
    {
        var picture = new AirPicture(new FusionDefinition(), 3);
        for (var second = 0; second <= 60; second += 5)
        {
            // The second radar is 20 km off at first, the third knows it under that place.
            picture.Report(At(1, 7, second, second <= 30 ? 20_000.0 : 0.0));
            picture.Report(At(0, 1, second, 0.0) with { IsConfirmed = second >= 10 });
            picture.Advance(SimulationTime.FromSeconds(second));
            Assert.Equal(second < 10 ? 1 : second < 45 ? 2 : 1, Living(picture));
            if (second == 45)
            {
                Assert.Equal([new PictureChange(PictureChangeKind.Merged, 2, 1, 7, 1)], picture.Changes.ToArray());
            }
        }

        Assert.Equal(0, picture.RowOf(1));
        Assert.Equal(0, picture.RowOf(2));
        Assert.True(picture.Holds(0, 1));
        Span<TrackMember> members = stackalloc TrackMember[4];
        Assert.Equal(2, picture.MembersOf(0, members));
        Assert.Equal([new TrackMember(0, 1), new TrackMember(1, 7)], members[..2].ToArray());
    }

    [Fact]
    public void A_lost_aircraft_does_not_live_on_in_its_wingman()
    {
        var picture = new AirPicture(new FusionDefinition(), 2);
        for (var second = 0; second <= 120; second += 5)
        {
            for (var source = 0; source < 2; source++)
            {
                picture.Report(At(source, 2, second, 300.0));
                if (second <= 30)
                {
                    picture.Report(At(source, 1, second, 0.0));
                }
                else if (second == 35)
                {
                    picture.Withdraw(source, 1);
                }
            }

            picture.Advance(SimulationTime.FromSeconds(second));
        }

        Assert.Equal(1, Living(picture));
        Assert.True(picture.Holds(1, 2));
    }

    [Fact]
    public void A_radar_that_follows_what_it_was_told_to_belongs_to_it_at_once()
    {
        var picture = new AirPicture(new FusionDefinition(), 2);
        for (var second = 0; second <= 20; second += 5)
        {
            picture.Report(At(0, 1, second, 0.0));
            if (second == 20)
            {
                picture.Report(At(1, 1, second, 100.0) with { BoundTo = 1 });
                picture.Report(At(1, 2, second, 9_000.0) with { BoundTo = 1 });
            }

            picture.Advance(SimulationTime.FromSeconds(second));
        }

        Assert.Equal(0, picture.RowOf(1, 1));
        Assert.Equal(1, picture.RowOf(1, 2));
        Assert.Equal(
            [
                new PictureChange(PictureChangeKind.Joined, 1, 1, 1, 0),
                new PictureChange(PictureChangeKind.Started, 2, 1, 2, 0),
            ],
            picture.Changes.ToArray());
    }

    [Fact]
    public void A_radar_that_follows_something_else_loses_its_binding()
    {
        var picture = new AirPicture(new FusionDefinition(), 2);
        for (var second = 0; second <= 20; second += 5)
        {
            picture.Report(At(0, 1, second, 0.0));
            picture.Report(At(1, 1, second, 9_000.0) with { BoundTo = 1, IsConfirmed = second >= 15 });
            picture.Advance(SimulationTime.FromSeconds(second));
            if (second == 15)
            {
                Assert.Equal([new PictureChange(PictureChangeKind.Unbound, 1, 1, 1, 0)], picture.Changes.ToArray());
                Assert.Equal(-1, picture.RowOf(1, 1));
            }
        }

        Assert.Equal([new PictureChange(PictureChangeKind.Started, 2, 1, 1, 0)], picture.Changes.ToArray());
    }

    [Fact]
    public void A_radar_whose_target_leaves_the_system_track_that_it_was_told_to_follow_parts_and_loses_its_binding()
    {
        var picture = new AirPicture(new FusionDefinition(), 2);
        for (var second = 0; second <= 25; second++)
        {
            picture.Report(At(0, 1, second, 0.0));
            picture.Report(At(1, 1, second, second <= 10 ? 0.0 : 3_000.0) with { BoundTo = 1, IsConfirmed = second >= 5 });
            picture.Advance(SimulationTime.FromSeconds(second));
            if (second == 14)
            {
                Assert.Equal(
                    [new PictureChange(PictureChangeKind.Parted, 1, 1, 1, 0), new PictureChange(PictureChangeKind.Unbound, 1, 1, 1, 0)],
                    picture.Changes.ToArray());
                picture.Withdraw(1, 1);
            }
        }

        Assert.Equal(1, Living(picture));
    }

    [Fact]
    public void Reports_that_come_late_and_out_of_order_do_no_harm()
    {
        var held = new List<(double Until_s, TrackReport Report)>();
        var chance = new Random(9);
        var now_s = 0.0;
        WatchingRadar[] radars = [new(0, West, 4.0), new(1, East, 3.0, 1.5)];
        var watch = new Watch(new AirPicture(new FusionDefinition(), 2), radars, [Lone], 7)
        {
            Arrange = reports =>
            {
                held.AddRange(reports.Select(report => (now_s + (20.0 * chance.NextDouble()), report)));
                reports.Clear();
                reports.AddRange(held.Where(one => one.Until_s <= now_s).Select(one => one.Report));
                held.RemoveAll(one => one.Until_s <= now_s);
                now_s += 0.5;
            },
        };
        watch.Until(100.0);
        watch.Until(400.0, () =>
        {
            Assert.Equal(1, watch.Living());
            watch.Picture.EstimateAt(0, SimulationTime.FromSeconds(watch.Time_s), out var estimate);
            var miss = estimate.PositionAt(estimate.Time) - Lone(watch.Time_s).Place;
            Assert.InRange(miss.Norm, 0.0, 4.0 * watch.Picture.QualityAt(0, estimate.Time).PositionDeviation_m);
        });
        Assert.InRange(watch.Picture.LateReports, 20, 200);
        Assert.Equal(1, watch.SystemOf(radars[0], 0));
    }

    [Fact]
    public void The_order_of_reports_within_an_advance_changes_nothing()
    {
        var outcomes = new List<string>();
        foreach (var arrange in new Action<List<TrackReport>>[] { _ => { }, list => list.Reverse(), list => new Random(3).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(list)) })
        {
            var watch = Crowd(arrange, out _);
            watch.Until(200.0);
            outcomes.Add(Outcome(watch.Picture) + string.Join(';', watch.Changes));
        }

        Assert.Equal(outcomes[0], outcomes[1]);
        Assert.Equal(outcomes[0], outcomes[2]);
        Assert.Contains("Joined", outcomes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_that_was_saved_and_loaded_goes_on_as_if_nothing_had_been()
    {
        AirPicture? other = null;
        var watch = Crowd(reports => reports.ForEach(report => other?.Report(report)), out var radars);
        watch.Until(61.0);
        watch.Picture.Report(At(0, 99, 60, 50_000.0));
        watch.Picture.Withdraw(0, radars[0].NumberOf(2));
        other = new AirPicture(new FusionDefinition(), 3);
        other.Load(watch.Picture.Save());
        Assert.Equal(Outcome(watch.Picture), Outcome(other));
        Assert.Equal(watch.Picture.Changes.ToArray(), other.Changes.ToArray());
        watch.Until(260.0, () =>
        {
            other.Advance(watch.Picture.Now);
            Assert.Equal(watch.Picture.Changes.ToArray(), other.Changes.ToArray());
        });
        Assert.Equal(Outcome(watch.Picture), Outcome(other));
    }

    [Fact]
    public void Two_groups_far_apart_become_what_each_becomes_alone()
    {
        var alone = new AirPicture(new FusionDefinition(), 3);
        var first = new HashSet<(int Source, int Number)>();
        var watch = Crowd(
            reports =>
            {
                // Every target but the first six is moved 300 km away; radars number their tracks in the order of targets.
                for (var at = 0; at < reports.Count; at++)
                {
                    var report = reports[at];
                    if (report.Number <= 6)
                    {
                        alone.Report(report);
                        first.Add((report.Source, report.Number));
                    }
                    else
                    {
                        report.Estimate.State[0] += 300_000.0;
                        reports[at] = report;
                    }
                }
            },
            out _);
        watch.Until(200.0, () => alone.Advance(watch.Picture.Now));
        Assert.Equal(18, first.Count);
        foreach (var (source, number) in first)
        {
            watch.Picture.EstimateAt(watch.Picture.RowOf(source, number), alone.Now, out var together);
            alone.EstimateAt(alone.RowOf(source, number), alone.Now, out var single);
            Assert.Equal(single.State[0], together.State[0]);
            Assert.Equal(single.Covariance[0], together.Covariance[0]);
        }
    }

    [Fact]
    public void Hundreds_of_targets_become_one_system_track_each()
    {
        var chance = new Random(31);
        var picture = new AirPicture(new FusionDefinition(), 4);
        var places = Enumerable.Range(0, 400).Select(_ => (East: 300_000.0 * chance.NextDouble(), North: 300_000.0 * chance.NextDouble())).ToArray();
        for (var second = 0; second <= 60; second++)
        {
            for (var target = 0; target < places.Length; target++)
            {
                var report = At(second % 4, target + 1, second, places[target].East + (40.0 * WatchingRadar.Normal(chance)));
                report.Estimate.State[1] += places[target].North;
                report.Estimate.State[2] += 4_000.0 * (target % 7);
                picture.Report(report);
            }

            picture.Advance(SimulationTime.FromSeconds(second));
        }

        Assert.Equal(400, Living(picture));
        for (var row = 0; row < picture.Tracks.Length; row++)
        {
            Assert.Equal(4, picture.Tracks[row].Members);
        }
    }

    [Fact]
    public void A_system_track_keeps_its_row_and_freed_rows_are_used_again()
    {
        var watch = Crowd(_ => { }, out var radars);
        var rows = new Dictionary<int, int>();
        watch.Until(100.0, () => Remember(watch.Picture, rows));
        foreach (var radar in radars)
        {
            watch.Picture.Withdraw(radar.Source, radar.Drop(0));
            radar.Sees = (target, time) => target > 0 || time > 300.0;
        }

        var used = watch.Picture.Tracks.Length;
        watch.Until(400.0, () => Remember(watch.Picture, rows));
        Assert.Equal(used, watch.Picture.Tracks.Length);
        Assert.Contains(watch.Changes, one => one.Change.Kind == PictureChangeKind.Ended);
        Assert.Equal(12, watch.Living());
    }

    [Fact]
    public void A_track_of_which_nothing_is_heard_is_forgotten()
    {
        var picture = new AirPicture(new FusionDefinition(), 1);
        picture.Report(At(0, 1, 0, 0.0));
        picture.Advance(SimulationTime.Start);
        for (var second = 10; second <= 400; second += 10)
        {
            picture.Advance(SimulationTime.FromSeconds(second));
        }

        Assert.Equal(0, Living(picture));
    }

    [Fact]
    public void A_report_of_a_withdrawn_track_does_not_call_it_back()
    {
        var picture = new AirPicture(new FusionDefinition { GraceTime = Duration.Zero }, 1);
        picture.Report(At(0, 1, 0, 0.0));
        picture.Advance(SimulationTime.Start);
        picture.Withdraw(0, 1);
        picture.Advance(SimulationTime.FromSeconds(1.0));
        picture.Report(At(0, 1, 1, 0.0));
        picture.Advance(SimulationTime.FromSeconds(2.0));
        Assert.Equal(0, Living(picture));
    }

    [Fact]
    public void Reports_without_finite_numbers_are_counted_and_left()
    {
        var picture = new AirPicture(new FusionDefinition(), 1);
        var report = At(0, 1, 0, 0.0);
        report.Estimate.State[4] = double.NaN;
        picture.Report(report);
        report = At(0, 1, 0, 0.0);
        report.Estimate.Covariance[0] = double.PositiveInfinity;
        picture.Report(report);
        picture.Advance(SimulationTime.Start);
        Assert.Equal(2, picture.RefusedReports);
        Assert.Equal(0, Living(picture));
    }

    [Fact]
    public void A_crowd_in_steady_state_allocates_nothing()
    {
        var picture = new AirPicture(new FusionDefinition(), 3);
        var second = 0;
        var allocated = Allocations.LeastOf(() =>
        {
            for (var round = 0; round < 200; round++, second += 2)
            {
                // Every track is dropped after a while and begun anew under another number.
                for (var target = 0; target < 20; target++)
                {
                    for (var source = 0; source < 3; source++)
                    {
                        var life = (second / 2) + (7 * target) + (13 * source);
                        picture.Report(At(source, (life / 90 * 100) + target + 1, second, 4_000.0 * target));
                        if (life % 90 == 0 && life >= 90)
                        {
                            picture.Withdraw(source, ((life / 90) - 1) * 100 + target + 1);
                        }
                    }
                }

                picture.Advance(SimulationTime.FromSeconds(second));
                foreach (ref readonly var track in picture.Tracks)
                {
                    if (track.Number > 0)
                    {
                        picture.QualityAt(picture.RowOf(track.Number), picture.Now);
                    }
                }
            }
        });
        Assert.Equal(0, allocated);
        Assert.Equal(20, Living(picture));
    }

    [Fact]
    public void The_fused_estimate_is_not_overconfident_when_all_radars_follow_the_same_manoeuvres()
    {
        const int Runs = 200;
        double fused = 0.0, alone = 0.0;
        for (var seed = 0; seed < Runs; seed++)
        {
            // Neighbouring seeds of the library's generator resemble one another.
            var course = Wandering(new Random(1_000_003 * (seed + 1)), 150.0, 10.0);
            WatchingRadar[] radars = [new(0, West, 5.0), new(1, East, 4.0, 1.5), new(2, South, 6.0, 3.0)];
            var watch = new Watch(new AirPicture(new FusionDefinition(), 3), radars, [course], 15_485_863 + (104_729 * seed));
            watch.Until(140.0);
            Assert.Equal(3, watch.Picture.Tracks[0].Members);
            var now = SimulationTime.FromSeconds(140.0);
            watch.Picture.EstimateAt(0, now, out var estimate);
            fused += Nees(estimate, course(140.0)) / 6.0;
            var single = radars[1].Look(0, 141.5, course, new Random(49_979_687 - (7_919 * seed)))!.Value.Estimate;
            alone += Nees(single, course(141.5)) / 6.0;
        }

        // 1,200 degrees of freedom: a matched filter lies within [0.92, 1.08] with 95 %.
        Assert.InRange(alone / Runs, 0.92, 1.08);
        Assert.InRange(fused / Runs, 0.3, 1.08);
    }

    [Fact]
    public void Fusing_makes_the_track_better_than_any_radar_alone()
    {
        WatchingRadar[] radars = [new(0, West, 5.0), new(1, East, 5.0, 1.5), new(2, South, 5.0, 3.0)];
        var watch = new Watch(new AirPicture(new FusionDefinition(), 3), radars, [Lone], 11);
        watch.Until(100.0);
        var now = SimulationTime.FromSeconds(100.0);
        var quality = watch.Picture.QualityAt(0, now);
        Assert.Equal(3, quality.Sources);
        Assert.InRange(quality.Plots, 50, 70);
        Assert.True(quality.Age < Duration.FromSeconds(5.0));
        var alone = new Watch(new AirPicture(new FusionDefinition(), 3), [new(0, West, 5.0)], [Lone], 11);
        alone.Until(100.0);
        Assert.InRange(quality.PositionDeviation_m / alone.Picture.QualityAt(0, now).PositionDeviation_m, 0.0, 0.95);
        Assert.True(watch.Picture.QualityAt(0, SimulationTime.FromSeconds(130.0)).PositionDeviation_m > quality.PositionDeviation_m);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_target_that_a_radar_lost_and_found_again_goes_on_under_its_number(bool isSeenByAnother)
    {
        var picture = Found(bornAt_s: 70, isSeenByAnother);

        Assert.Equal(1, Living(picture));
        Assert.Equal(1, picture.Tracks[picture.RowOf(0, 2)].Number);
        Assert.Equal(-1, picture.RowOf(0, 1));
        Assert.Equal(isSeenByAnother ? 2 : 1, picture.Tracks[picture.RowOf(0, 2)].Members);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_track_that_began_while_the_radar_still_saw_the_other_is_another_target(bool isSeenByAnother)
    {
        var picture = Found(bornAt_s: 50, isSeenByAnother);

        Assert.Equal(2, Living(picture));
        Assert.NotEqual(picture.RowOf(0, 1), picture.RowOf(0, 2));
    }

    [Fact]
    public void A_wingman_who_is_found_while_the_leader_is_missed_once_does_not_take_the_leaders_number()
    {
        // One comparison is enough to join elsewhere; the two are too near to be told apart by their places.
        var picture = new AirPicture(new FusionDefinition { JoinsAfter = 1 }, 1);
        for (var second = 0; second <= 130; second += 10)
        {
            if (second >= 80)
            {
                picture.Report(At(0, 2, second, 150.0) with { Born = SimulationTime.FromSeconds(70) });
                picture.Advance(SimulationTime.FromSeconds(second));
            }

            if (second != 70)
            {
                picture.Report(At(0, 1, second, 0.0));
            }

            picture.Advance(SimulationTime.FromSeconds(second + 1));
        }

        Assert.Equal(2, Living(picture));
        Assert.Equal(1, picture.Tracks[picture.RowOf(0, 1)].Number);
    }

    /// <summary>Radar 0 holds its track 1 until the sixtieth second, and its track 2, of the same course, from the ninetieth; the first is not withdrawn.</summary>
    private static AirPicture Found(int bornAt_s, bool isSeenByAnother)
    {
        var picture = new AirPicture(new FusionDefinition(), 2);
        for (var second = 0; second <= 120; second += 10)
        {
            if (second is <= 60 or >= 90)
            {
                picture.Report(At(0, second <= 60 ? 1 : 2, second, 0.0) with { Born = SimulationTime.FromSeconds(second <= 60 ? 0 : bornAt_s) });
            }

            if (isSeenByAnother)
            {
                picture.Report(At(1, 1, second, 20.0));
            }

            picture.Advance(SimulationTime.FromSeconds(second));
        }

        return picture;
    }

    [Fact]
    public void A_picture_refuses_what_cannot_be()
    {
        var picture = new AirPicture(new FusionDefinition(), 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => picture.Report(At(2, 1, 0, 0.0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => picture.Report(At(0, 0, 0, 0.0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => picture.Withdraw(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => picture.EstimateAt(0, SimulationTime.Start, out _));
        picture.Advance(SimulationTime.FromSeconds(5.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => picture.Advance(SimulationTime.FromSeconds(4.0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AirPicture(new FusionDefinition { PartGate = 1.0 }, 1));
        Assert.Throws<ArgumentNullException>(() => new AirPicture(new FusionDefinition { EstimatesBiases = true }, 1));
        Assert.Throws<InvalidOperationException>(() => picture.BiasOf(0));
    }

    [Fact]
    public void A_member_that_would_lose_by_an_exchange_does_not_make_it_for_its_partner()
    {
        var picture = new AirPicture(new FusionDefinition { ProcessNoise_m2ps3 = 0.1 }, 2);
        for (var second = 0; second < 6; second++)
        {
            Tell(picture, At(0, 1, second, 0.0), At(0, 2, second, 500.0), At(1, 1, second, 0.0), At(1, 2, second, 500.0));
        }

        var (one, other) = (picture.RowOf(0, 1), picture.RowOf(0, 2));
        Assert.Equal((one, other), (picture.RowOf(1, 1), picture.RowOf(1, 2)));
        Assert.NotEqual(one, other);

        // The second lies where the first belongs, the first a little nearer to its own than to the other: together they would gain.
        Tell(picture, At(0, 1, 6, 200.0), At(0, 2, 6, 0.0), At(1, 1, 6, 0.0), At(1, 2, 6, 500.0));
        for (var second = 7; second < 25; second++)
        {
            Tell(picture, At(0, 1, second, 200.0));
            Assert.Equal((one, other), (picture.RowOf(0, 1), picture.RowOf(0, 2)));
        }

        // The one that gains asks, and they change places.
        for (var second = 25; second < 45; second++)
        {
            Tell(picture, At(0, 2, second, 0.0));
        }

        Assert.Equal((other, one), (picture.RowOf(0, 1), picture.RowOf(0, 2)));

        static void Tell(AirPicture picture, params ReadOnlySpan<TrackReport> reports)
        {
            var latest = SimulationTime.Start;
            foreach (var report in reports)
            {
                var precise = report;
                for (var i = 3; i < 6; i++)
                {
                    precise.Estimate.Covariance[i * 7] = 1.0;
                }

                picture.Report(precise);
                latest = SimulationTime.Max(latest, report.Estimate.Time);
            }

            picture.Advance(latest);
        }
    }

    internal static TrackReport At(int source, int number, int second, double east)
    {
        var report = new TrackReport { Source = source, Number = number, IsConfirmed = true, Plots = 5 };
        report.Estimate.Time = SimulationTime.FromSeconds(second);
        report.Estimate.State[0] = east;
        report.Estimate.State[1] = 200.0 * second;
        report.Estimate.State[2] = 5_000.0;
        report.Estimate.State[4] = 200.0;
        for (var i = 0; i < 3; i++)
        {
            report.Estimate.Covariance[i * 7] = 100.0 * 100.0;
            report.Estimate.Covariance[(i + 3) * 7] = 10.0 * 10.0;
        }

        return report;
    }

    /// <summary>Twelve targets in a few kilometres, three radars, one of them late.</summary>
    private static Watch Crowd(Action<List<TrackReport>> arrange, out WatchingRadar[] radars)
    {
        radars = [new(0, West, 5.0), new(1, East, 5.0) { Delay_s = 1.5 }, new(2, South, 4.0)];
        var courses = Enumerable.Range(0, 12).Select(target =>
            Watch.Straight(1_500.0 * target, 20_000.0 + (700.0 * (target % 4)), 5_000.0, 100.0 - (20.0 * (target % 5)), 150.0)).ToArray();
        return new Watch(new AirPicture(new FusionDefinition(), 3), radars, courses, 12) { Arrange = arrange };
    }

    private static string Outcome(AirPicture picture)
    {
        var lines = new List<string>();
        for (var row = 0; row < picture.Tracks.Length; row++)
        {
            var track = picture.Tracks[row];
            if (track.Number > 0)
            {
                picture.EstimateAt(row, picture.Now, out var estimate);
                lines.Add($"{row} {track.Number} {track.Members} {track.Born} {track.LastSeen} {track.Plots} {BitConverter.DoubleToInt64Bits(estimate.State[0])} {BitConverter.DoubleToInt64Bits(estimate.Covariance[7])}");
            }
        }

        return string.Join('\n', lines);
    }

    private static void Remember(AirPicture picture, Dictionary<int, int> rows)
    {
        for (var row = 0; row < picture.Tracks.Length; row++)
        {
            if (picture.Tracks[row].Number > 0)
            {
                Assert.Equal(row, rows.GetValueOrDefault(picture.Tracks[row].Number, row));
                rows[picture.Tracks[row].Number] = row;
            }
        }
    }

    private static int Living(AirPicture picture)
    {
        var count = 0;
        foreach (ref readonly var track in picture.Tracks)
        {
            count += track.Number > 0 ? 1 : 0;
        }

        return count;
    }

    /// <summary>A course driven by white-noise acceleration, in steps of half a second.</summary>
    private static Course Wandering(Random chance, double end_s, double noise_m2ps3)
    {
        const double Step = 0.5;
        var states = new List<double[]> { new[] { -10_000.0, 40_000.0, 8_000.0, 120.0, -150.0, 0.0 } };
        while ((states.Count - 1) * Step < end_s)
        {
            var before = states[^1];
            var after = new double[6];
            for (var i = 0; i < 3; i++)
            {
                // Exact: the speed's step and, given it, the rest of the place's.
                var kick = Math.Sqrt(noise_m2ps3 * Step) * WatchingRadar.Normal(chance);
                var rest = Math.Sqrt(noise_m2ps3 * Step * Step * Step / 12.0) * WatchingRadar.Normal(chance);
                after[i] = before[i] + (before[i + 3] * Step) + (0.5 * Step * kick) + rest;
                after[i + 3] = before[i + 3] + kick;
            }

            states.Add(after);
        }

        return time =>
        {
            var at = states[(int)Math.Round(time / Step)];
            return (new EnuOffset(at[0], at[1], at[2]), new EnuOffset(at[3], at[4], at[5]));
        };
    }

    private static double Nees(in Estimate estimate, (EnuOffset Place, EnuOffset Velocity) truth)
    {
        var inverse = Matrices.Inverse(Matrices.Of(estimate));
        double[] target = [truth.Place.East, truth.Place.North, truth.Place.Up, truth.Velocity.East, truth.Velocity.North, truth.Velocity.Up];
        var sum = 0.0;
        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < 6; j++)
            {
                sum += (estimate.State[i] - target[i]) * inverse[i, j] * (estimate.State[j] - target[j]);
            }
        }

        return sum;
    }
}
