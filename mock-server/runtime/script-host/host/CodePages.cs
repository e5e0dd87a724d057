using System.Text;

namespace ConnectorScriptHost;

/// <summary>
/// Encodings such as windows-1252, which .NET Framework has by itself and .NET only by this provider. Their tables are loaded for
/// the first script that asks for one, not at the start.
/// </summary>
internal sealed class CodePages : EncodingProvider
{
    public override Encoding? GetEncoding(int codepage) => CodePagesEncodingProvider.Instance.GetEncoding(codepage);

    public override Encoding? GetEncoding(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name);

    public override IEnumerable<EncodingInfo> GetEncodings() => CodePagesEncodingProvider.Instance.GetEncodings();
}
