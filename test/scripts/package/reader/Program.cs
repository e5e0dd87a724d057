// Reads solutions with .NET's own libraries and prints what they find as JSON: the tests compare it with what was written.
using System.IO.Compression;
using System.IO.Packaging;
using System.Text.Json;
using System.Xml.Linq;

var solutions = args.ToDictionary(file => Path.GetFileName(file), file => ReadSolution(File.ReadAllBytes(file)));
Console.WriteLine(JsonSerializer.Serialize(solutions));

static object ReadSolution(byte[] bytes)
{
    using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
    var entries = zip.Entries.ToDictionary(entry => entry.FullName, entry => ReadWhole(entry).Length);
    var customizations = ReadXml(zip, "customizations.xml");
    var manifest = ReadXml(zip, "solution.xml").Element("SolutionManifest")!;

    // The packaging library refuses parts without a type, and names that are no part names.
    using var package = Package.Open(new MemoryStream(bytes), FileMode.Open, FileAccess.Read);
    var parts = package.GetParts().ToDictionary(part => part.Uri.ToString(), part => part.ContentType);

    return new
    {
        entries,
        times = zip.Entries.Select(entry => entry.LastWriteTime.ToString("yyyy-MM-dd HH:mm:ss")).Distinct(),
        parts,
        sections = customizations.Elements().Select(element => element.Name.LocalName),
        links = customizations.Descendants().Where(element => !element.HasElements).Select(element => element.Value).Where(text => text.StartsWith("/Connector/") || text.StartsWith("/Workflows/")),
        scriptOperations = JsonSerializer.Deserialize<string[]>(customizations.Descendants("scriptoperations").Single().Value),
        uniqueName = manifest.Element("UniqueName")!.Value,
        managed = manifest.Element("Managed")!.Value,
        components = manifest.Element("RootComponents")!.Elements().Select(element => $"{element.Attribute("type")!.Value} {element.Attribute("id")!.Value}"),
    };
}

static byte[] ReadWhole(ZipArchiveEntry entry)
{
    using var stream = entry.Open();
    using var memory = new MemoryStream();
    stream.CopyTo(memory);
    return memory.ToArray();
}

static XElement ReadXml(ZipArchive zip, string name)
{
    using var stream = zip.GetEntry(name)!.Open();
    return XDocument.Load(stream).Root!;
}
