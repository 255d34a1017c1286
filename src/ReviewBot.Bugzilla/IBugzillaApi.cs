using Refit;
using ReviewBot.Bugzilla.Calls;
using ReviewBot.Bugzilla.Models;

namespace ReviewBot.Bugzilla;

/// <summary>The end points, one line each. Called by <see cref="BugzillaClient"/> only.</summary>
internal interface IBugzillaApi
{
    [Get("/rest/version")]
    Task<VersionAnswer> GetVersion([Property(BugzillaCall.Property)] BugzillaCall call, CancellationToken stop);

    [Get("/rest/time")]
    Task<TimeAnswer> GetTime([Property(BugzillaCall.Property)] BugzillaCall call, CancellationToken stop);

    [Get("/rest/whoami")]
    Task<BugzillaUser> WhoAmI([Property(BugzillaCall.Property)] BugzillaCall call, CancellationToken stop);

    [Get("/rest/valid_login")]
    Task<ValidLoginAnswer> ValidLogin(string login, [Property(BugzillaCall.Property)] BugzillaCall call, CancellationToken stop);

    [Get("/rest/parameters")]
    Task<ParametersAnswer> GetParameters([Property(BugzillaCall.Property)] BugzillaCall call, CancellationToken stop);

    [Get("/rest/configuration")]
    Task<ConfigurationAnswer> GetConfiguration(string product, [Property(BugzillaCall.Property)] BugzillaCall call, CancellationToken stop);

    // Upstream's name for them, then BMO's.
    [Get("/rest/flag_type/{product}")]
    Task<FlagTypes> GetFlagType(string product, [Property(BugzillaCall.Property)] BugzillaCall call, CancellationToken stop);

    [Get("/rest/flag_type/{product}/{component}")]
    Task<FlagTypes> GetFlagType(string product, string component, [Property(BugzillaCall.Property)] BugzillaCall call, CancellationToken stop);

    [Get("/rest/flag_types/{product}")]
    Task<FlagTypes> GetFlagTypes(string product, [Property(BugzillaCall.Property)] BugzillaCall call, CancellationToken stop);

    [Get("/rest/flag_types/{product}/{component}")]
    Task<FlagTypes> GetFlagTypes(string product, string component, [Property(BugzillaCall.Property)] BugzillaCall call, CancellationToken stop);

    [Get("/rest/user")]
    Task<UsersAnswer> GetUsers(
        [Query(CollectionFormat.Multi)] IReadOnlyList<string> names,
        [AliasAs("include_fields")] string fields,
        int? permissive,
        [Property(BugzillaCall.Property)] BugzillaCall call,
        CancellationToken stop);

    [Get("/rest/user")]
    Task<UsersAnswer> GetMembers(
        [Query(CollectionFormat.Multi)] IReadOnlyList<string> names,
        string groups,
        [AliasAs("include_fields")] string fields,
        [Property(BugzillaCall.Property)] BugzillaCall call,
        CancellationToken stop);

    [Get("/rest/bug")]
    Task<BugsAnswer> Search(
        [Query] SearchTerms terms,
        [Query] IDictionary<string, string> charts,
        [Property(BugzillaCall.Property)] BugzillaCall call,
        CancellationToken stop);

    [Get("/rest/bug/{id}")]
    Task<BugsAnswer> GetBugs(
        long id,
        [Query(CollectionFormat.Multi)] IReadOnlyList<long> ids,
        [Query] Wanted wanted,
        [Property(BugzillaCall.Property)] BugzillaCall call,
        CancellationToken stop);

    [Get("/rest/bug/{id}/attachment")]
    Task<AttachmentsOfBugsAnswer> GetAttachmentsOfBugs(
        long id,
        [Query(CollectionFormat.Multi)] IReadOnlyList<long> ids,
        [AliasAs("exclude_fields")] string? without,
        [Property(BugzillaCall.Property)] BugzillaCall call,
        CancellationToken stop);

    [Get("/rest/bug/attachment/{id}")]
    Task<AttachmentsAnswer> GetAttachments(
        long id,
        [AliasAs("attachment_ids")][Query(CollectionFormat.Multi)] IReadOnlyList<long> ids,
        [AliasAs("exclude_fields")] string? without,
        [Property(BugzillaCall.Property)] BugzillaCall call,
        CancellationToken stop);

    [Get("/rest/bug/{id}/comment")]
    Task<CommentsAnswer> GetComments(
        long id,
        [Query(CollectionFormat.Multi)] IReadOnlyList<long> ids,
        [Property(BugzillaCall.Property)] BugzillaCall call,
        CancellationToken stop);

    [Get("/rest/bug/{id}/history")]
    Task<HistoryAnswer> GetHistory(
        long id,
        [Query(CollectionFormat.Multi)] IReadOnlyList<long> ids,
        [Property(BugzillaCall.Property)] BugzillaCall call,
        CancellationToken stop);

    [Put("/rest/bug/attachment/{id}")]
    Task<AttachmentWriteAnswer> UpdateAttachment(long id, [Body] AttachmentUpdate update, [Property(BugzillaCall.Property)] BugzillaCall call);

    [Put("/rest/bug/{id}")]
    Task<BugWriteAnswer> UpdateBug(long id, [Body] BugUpdate update, [Property(BugzillaCall.Property)] BugzillaCall call);

    [Post("/rest/bug/{id}/comment")]
    Task<IdAnswer> PostComment(long id, [Body] NewComment comment, [Property(BugzillaCall.Property)] BugzillaCall call);

    [Put("/rest/bug/comment/{id}/tags")]
    Task<IReadOnlyList<string>> ChangeTags(long id, [Body] TagChange change, [Property(BugzillaCall.Property)] BugzillaCall call);

    [Post("/rest/bug")]
    Task<IdAnswer> CreateBug([Body] NewBug bug, [Property(BugzillaCall.Property)] BugzillaCall call);

    [Post("/rest/bug/{id}/attachment")]
    Task<NewAttachmentAnswer> CreateAttachment(long id, [Body] NewAttachment attachment, [Property(BugzillaCall.Property)] BugzillaCall call);
}
