using ReviewBot.Servers;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;

namespace ReviewBot.Policies;

/// <summary>What the products' flag types must be like, and what we may do with them.</summary>
internal static class FlagTypeRules
{
    /// <summary>Looks at each product's types of the names in the settings.</summary>
    public static void Check(ReviewBotSettings settings, ServerDescription server, SettingsFindings found)
    {
        var s = settings.Bugzilla;
        var missing = server.Products.Where(p => !p.Exists).ToList();
        foreach (var product in missing)
        {
            found.Errors.Add($"Bugzilla:Products: the server has no product \"{product.Product}\", or hides it from this account; correct the name or take it out");
        }

        List<ProductFlags> products = [.. server.Products.Except(missing)];
        if (products.Count > 0 && products.TrueForAll(p => p.Review.IsEmpty))
        {
            found.Errors.Add($"Bugzilla:FlagName: none of the products in Bugzilla:Products has an attachment flag type \"{s.FlagName}\"; correct one of the two settings, or ask the server's administrators for the flag type");
        }
        else
        {
            products.ForEach(p => Review(p, s, found));
        }

        products.ForEach(p => Needinfo(p, s, found));
        if (products.Count > 0 && products.TrueForAll(p => p.Needinfo.IsEmpty))
        {
            found.Notes.Add($"Bugzilla:NeedinfoFlag: the server has no flag \"{s.NeedinfoFlag}\" on bugs; questions are asked in comments alone");
        }

        if (settings.Replies.SetVerdict == SetVerdict.OnCommand && !server.MayDecide)
        {
            found.Notes.Add($"Replies:SetVerdict: the server does not let this account set {s.FlagName}+ or {s.FlagName}-; `approve` and `deny` are answered with \"please set the flag yourself\". (Without that right the server itself keeps this account from overwriting a decision.) The flag type has a grant group then, and whose it is the server doesn't show: a steward outside it is refused when asked, and the next one is asked");
        }
    }

    private static void Review(ProductFlags product, BugzillaSettings s, SettingsFindings found)
    {
        var where = $"in \"{product.Product}\"";
        if (product.Review.IsEmpty)
        {
            found.Errors.Add($"Bugzilla:Products: \"{product.Product}\" has no attachment flag type \"{s.FlagName}\"; take it out, or ask the server's administrators for the flag type there");
            return;
        }

        var active = product.ActiveReview.ToList();
        found.Require(active.Count > 0, $"Bugzilla:FlagName: the attachment flag type \"{s.FlagName}\" {where} is inactive, so nobody can ask for a review; ask the server's administrators to activate it");
        foreach (var type in active)
        {
            found.Require(type.IsRequesteeble, $"Bugzilla:FlagName: \"{s.FlagName}\" {where} (type {type.Id}) can't be asked of a person in particular, so no steward can be named in it; ask the server's administrators to make it \"specifically requestable\"");
            found.Require(type.Values.Contains("?"), $"Bugzilla:FlagName: the account may not request \"{s.FlagName}\" {where} (type {type.Id}), so it can't ask a steward; ask for membership in that type's request group");
            found.Require(!type.Values.Contains("?") || type.Values.Contains("X"), $"Bugzilla:FlagName: the account may not clear \"{s.FlagName}\" {where} (type {type.Id}); ask the server's administrators for that right");
        }

        if (active.Count > 1)
        {
            found.Warnings.Add($"Bugzilla:FlagName: {where} there are {active.Count} attachment flag types \"{s.FlagName}\" (types {Ids(active)}); requests with either are looked after, but people have to choose one: ask the server's administrators to deactivate what isn't needed");
        }
    }

    private static void Needinfo(ProductFlags product, BugzillaSettings s, SettingsFindings found)
    {
        if (product.Asking is not { } asking)
        {
            return;
        }

        var where = $"in \"{product.Product}\"";
        var active = product.Needinfo.Where(t => t.IsActive).ToList();
        if (active.Count > 1)
        {
            found.Warnings.Add($"Bugzilla:NeedinfoFlag: {where} there are {active.Count} bug flag types \"{s.NeedinfoFlag}\" (types {Ids(active)}); type {asking.Id} is used. Whoever sets one by name is refused by the server: ask its administrators to rename or deactivate the other");
        }

        if (!asking.IsRequesteeble || !asking.Values.Contains("?"))
        {
            found.Warnings.Add($"Bugzilla:NeedinfoFlag: \"{s.NeedinfoFlag}\" {where} (type {asking.Id}) {(asking.IsRequesteeble ? "may not be requested by this account" : "can't be asked of a person in particular")}; questions are asked in comments alone there");
        }
        else if (!asking.IsMultiplicable)
        {
            found.Warnings.Add($"Bugzilla:NeedinfoFlag: \"{s.NeedinfoFlag}\" {where} (type {asking.Id}) can stand on a bug only once; where somebody is asked by it already, further questions are asked in comments alone");
        }
    }

    private static string Ids(IEnumerable<Bugzilla.FlagType> types) => string.Join(", ", types.Select(t => t.Id).Order());
}
