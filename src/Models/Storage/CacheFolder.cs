namespace Neurosurgeon.Models.Storage;

/// <summary>
/// A folder of this user in which something is kept from run to run: the one that a setting names, else a folder of its own in
/// the user's cache folder.
/// </summary>
public sealed class CacheFolder
{
    private readonly string _name;
    private readonly string _remedy;

    private CacheFolder(string name, string variable, string setting)
    {
        _name = name;
        _remedy = $"name a folder that can be written with {variable} or {setting}";
    }

    /// <summary>Where networks are kept.</summary>
    public static CacheFolder Models { get; } = new("models", "NEUROSURGEON_MODEL_CACHE", "neurosurgeon.models.cache-directory");

    /// <summary>Where profiles are kept.</summary>
    public static CacheFolder Profiles { get; } = new("profiles", "NEUROSURGEON_PROFILES", "neurosurgeon.profile.directory");

    /// <summary>
    /// Where it is without a setting, which need not exist: under <c>$XDG_CACHE_HOME</c>, or under <c>~/.cache</c> where that is not
    /// set. Null where the user's home folder does not exist and nothing else is set: a home is nobody's to make but the system's.
    /// </summary>
    public string? Default
    {
        get
        {
            // The XDG specification has relative paths ignored.
            string? named = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
            string cache = Path.IsPathFullyQualified(named ?? "") ? named! : Path.Combine(Home, ".cache");
            bool makesHome = !Directory.Exists(Home) && cache.StartsWith(Home + Path.DirectorySeparatorChar, StringComparison.Ordinal);
            return Path.IsPathFullyQualified(cache) && !makesHome ? Path.Combine(cache, "neurosurgeon", _name) : null;
        }
    }

    private static string Home =>
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);

    /// <summary>The folder, made where it is missing.</summary>
    /// <param name="named">The one that a setting names; null for <see cref="Default"/>.</param>
    /// <exception cref="CacheFolderException">There is no default, or the folder cannot be made.</exception>
    public string Make(string? named)
    {
        string folder = Path.GetFullPath(named ?? Default ?? throw NoHome());
        try
        {
            Directory.CreateDirectory(folder);
            return folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unusable($"The folder {folder} for {_name} cannot be made: {exception.Message}", exception);
        }
    }

    /// <summary>That there is no default.</summary>
    public CacheFolderException NoHome() =>
        Unusable($"There is no folder to keep {_name} in, for this user's home folder '{Home}' does not exist.");

    /// <summary>That the folder cannot be used.</summary>
    /// <param name="what">What does not work, as a sentence.</param>
    /// <param name="cause">What the system reported.</param>
    internal CacheFolderException Unusable(string what, Exception? cause = null) => new($"{what.TrimEnd('.')}; {_remedy}.", cause);
}
