namespace ReviewBot.Storage;

/// <summary>Keeps a second process off the ledger: an open file beside it that nobody else can open.</summary>
internal sealed class InstanceLock : IDisposable
{
    private readonly FileStream file;

    private InstanceLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock for the database at <paramref name="database"/>.</summary>
    /// <exception cref="LedgerException">Another process holds it, or the file can't be made.</exception>
    public static InstanceLock Take(string database)
    {
        try
        {
            return new InstanceLock(new FileStream(database + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (e is not DirectoryNotFoundException)
        {
            throw new LedgerException($"Storage:ConnectionString: another ReviewBot uses the database {database}. Only one may run on a SQLite file; stop the other one first.", e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or DirectoryNotFoundException)
        {
            throw new LedgerException($"Storage:ConnectionString: the database {database} can't be opened: does its folder exist, and may the service's user write there?", e);
        }
    }

    /// <summary>Whether another process has it now.</summary>
    public static bool IsTaken(string database)
    {
        try
        {
            using var free = new FileStream(database + ".lock", FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
