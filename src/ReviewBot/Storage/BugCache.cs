namespace ReviewBot.Storage;

/// <summary>The bugs that were read, and what is kept of them.</summary>
internal sealed class BugCache(Ledger ledger)
{
    private const string Columns = "SELECT id, last_change_time AS LastChangeTime, read_at AS ReadAt, due_at AS DueAt, restricted FROM bugs ";
    private static readonly string[] Tables = ["assignments", "open_requests", "waits", "reminders", "grants", "register_entries"];

    /// <summary>Those of these bugs that are held.</summary>
    public Dictionary<int, CachedBug> Held(IEnumerable<int> bugs) => bugs.Distinct().Chunk(Ledger.Most)
        .SelectMany(ids => ledger.Query<HeldRow>(Columns + "WHERE id IN @ids", new { ids }))
        .ToDictionary(r => r.Id, r => new CachedBug(r.Id, r.LastChangeTime, r.ReadAt, r.DueAt, r.Restricted));

    /// <summary>Bugs that have to be looked at by now though nothing changed.</summary>
    public List<int> Due(DateTimeOffset now) => [.. ledger.Query<int>("SELECT id FROM bugs WHERE due_at <= @now", new { now }).Order()];

    /// <summary>
    /// The next few bugs of which an earlier reading is kept, each in its turn: whatever keeps one from being read keeps none of the others.
    /// </summary>
    public List<int> ReadEarlier(int most)
    {
        const string Name = "read anew up to";
        var after = ledger.Get(Name) is { } last ? int.Parse(last, System.Globalization.CultureInfo.InvariantCulture) : 0;
        var next = Enumerable.Range(0, BugFacts.Reading)
            .SelectMany(reading => ledger.Query<int>("SELECT id FROM bugs WHERE reading = @reading AND id > @after ORDER BY id LIMIT @most", new { reading, after, most }))
            .Order().Take(most).ToList();
        if (next is [.., var end])
        {
            ledger.Set(Name, end.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        else if (after > 0)
        {
            ledger.Set(Name, "0");
        }

        return next;
    }

    /// <summary>Those of these bugs of which this build has kept what it reads, and which have not changed since.</summary>
    public HashSet<int> Unchanged(IReadOnlyCollection<(int Id, DateTimeOffset Changed)> bugs)
    {
        var held = Held(bugs.Select(b => b.Id));
        var current = bugs.Select(b => b.Id).Chunk(Ledger.Most)
            .SelectMany(ids => ledger.Query<int>("SELECT id FROM bugs WHERE id IN @ids AND reading = @reading", new { ids, reading = BugFacts.Reading })).ToHashSet();
        return [.. bugs.Where(b => current.Contains(b.Id) && held[b.Id].LastChangeTime == b.Changed).Select(b => b.Id)];
    }

    /// <summary>Bugs that are in the public register, those first that were not read for longest.</summary>
    public List<int> Registered() =>
        ledger.Query<int>("SELECT r.bug FROM register_entries r LEFT JOIN bugs b ON b.id = r.bug GROUP BY r.bug ORDER BY min(b.read_at) NULLS FIRST, r.bug");

    /// <summary>Keeps a bug as read, unless another process has kept a later state of it meanwhile; returns whether it did.</summary>
    public bool PutUnlessLater(CachedBug bug, BugFacts facts)
    {
        const string Later = "SELECT count(*) FROM bugs WHERE id = @Id AND (last_change_time > @LastChangeTime OR (last_change_time = @LastChangeTime AND read_at > @ReadAt AND reading = @reading))";
        var kept = false;
        ledger.InTransaction(() =>
        {
            kept = ledger.Scalar<int>(Later, new { bug.Id, bug.LastChangeTime, bug.ReadAt, reading = BugFacts.Reading }) == 0;
            if (kept)
            {
                Put(bug, facts);
            }
        });
        return kept;
    }

    /// <summary>Keeps a bug as read.</summary>
    public void Put(CachedBug bug, BugFacts facts) => ledger.InTransaction(() =>
    {
        ledger.Execute(
            """
            INSERT INTO bugs (id, last_change_time, read_at, due_at, restricted, reading) VALUES (@Id, @LastChangeTime, @ReadAt, @DueAt, @Restricted, @reading)
            ON CONFLICT (id) DO UPDATE SET last_change_time = @LastChangeTime, read_at = @ReadAt, due_at = @DueAt, restricted = @Restricted, reading = @reading
            """,
            new { bug.Id, bug.LastChangeTime, bug.ReadAt, bug.DueAt, bug.Restricted, reading = BugFacts.Reading });
        ForgetFacts(bug.Id);
        if (bug.Restricted)
        {
            ForgetTrail(bug.Id);
        }

        ledger.Execute(
            """
            INSERT INTO assignments (bug, attachment, round, steward, at, named, product, component, restricted, busy_at)
            VALUES (@Bug, @Attachment, @Round, @Steward, @At, @Named, @Product, @Component, @Restricted, @BusyAt)
            """,
            facts.Assignments.Select(AssignmentRow.Of));
        ledger.Execute("INSERT INTO open_requests (bug, login) VALUES (@Id, @login)", facts.Open.Select(o => new { bug.Id, login = HistoryInLedger.Login(o) }));
        ledger.Execute(
            """
            INSERT INTO waits (bug, attachment, waits_for, asked, since, title, restricted, seen_by)
            VALUES (@Bug, @Attachment, @WaitsFor, @Asked, @Since, @Title, @Restricted, @SeenBy)
            """,
            facts.Waits.Select(WaitRow.Of));
        ledger.Execute(
            "INSERT INTO reminders (bug, person, at, subject, rung) VALUES (@Id, @person, @At, @Subject, @Rung)",
            facts.Reminders.Select(r => new { bug.Id, person = HistoryInLedger.Login(r.Person), r.At, r.Subject, r.Rung }));
        ledger.Execute(
            "INSERT INTO grants (bug, login) VALUES (@Id, @login)",
            (facts.GrantedTo ?? []).Select(to => new { bug.Id, login = HistoryInLedger.Login(to) }));
        ledger.Execute(
            """
            INSERT INTO register_entries (id, bug, attachment, title, product, decision, categories, default_on, duration, expiry, steward, cite, asked_at, decided_at, first_answer_at, form, collected)
            VALUES (@Id, @Bug, @Attachment, @Title, @Product, @Decision, @Categories, @DefaultOn, @Duration, @Expiry, @Steward, @Cite, @AskedAt, @DecidedAt, @FirstAnswerAt, @Form, @Collected)
            """,
            facts.Register.Select(RegisterRow.Of));
    });

    /// <summary>Has a bug looked at again in the next pass, whatever becomes of this one.</summary>
    public void MarkDue(int id, DateTimeOffset now) => ledger.Execute(
        """
        INSERT INTO bugs (id, last_change_time, read_at, due_at, restricted, reading) VALUES (@id, @epoch, @epoch, @now, @restricted, 0)
        ON CONFLICT (id) DO UPDATE SET due_at = @now
        """,
        new { id, now, epoch = DateTimeOffset.UnixEpoch, restricted = true });

    /// <summary>The same for many bugs as one: the disk is waited for once.</summary>
    public void MarkDue(IEnumerable<int> ids, DateTimeOffset now) => ledger.InTransaction(() =>
    {
        foreach (var id in ids)
        {
            MarkDue(id, now);
        }
    });

    /// <summary>Keeps several bugs as one.</summary>
    public void AtOnce(Action keep) => ledger.InTransaction(keep);

    /// <summary>Forgets a bug that can't be seen any more, and everything that was kept of it.</summary>
    public void Forget(int id) => ledger.InTransaction(() =>
    {
        ledger.Execute("DELETE FROM bugs WHERE id = @id", new { id });
        ForgetFacts(id);
        ForgetTrail(id);
    });

    private void ForgetFacts(int id)
    {
        foreach (var table in Tables)
        {
            ledger.Execute($"DELETE FROM {table} WHERE bug = @id", new { id });
        }
    }

    // At once, not only at the end of the pass that finds out.
    private void ForgetTrail(int id) => ledger.Execute("DELETE FROM trails WHERE bug = @id", new { id });

    private sealed class HeldRow
    {
        public int Id { get; set; }

        public DateTimeOffset LastChangeTime { get; set; }

        public DateTimeOffset ReadAt { get; set; }

        public DateTimeOffset? DueAt { get; set; }

        public bool Restricted { get; set; }
    }
}
