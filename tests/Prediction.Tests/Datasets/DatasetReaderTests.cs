using Neurosurgeon.Models.Layers;
using Neurosurgeon.Prediction.Datasets;
using Neurosurgeon.Prediction.Tests.Support;
using Neurosurgeon.Tests.Support;

namespace Neurosurgeon.Prediction.Tests.Datasets;

public sealed class DatasetReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_reference_columns_are_read_as_they_are()
    {
        Write("conv_lat.csv", "HW,kernel,stride,Cin,Cout,FLOPs,latency\n224,3,2,3,64,1.05227E+11,29.182\n");
        Write("dw_conv_lat.csv", "HW,kernel,stride,Cin,FLOPs,latency\r\n14,3,1,32,181.5,0.311");
        Write("linear_lat.csv", "in_features,out_features,FLOPs,latency\n10,160,3040,0.005\n");
        Write("maxpool_lat.csv", "HW,kernel,stride,Cin,latency\n112,3,2,53,1.003\n");
        Write("avgpool_lat.csv", "HW,output,Cin,latency\n224,56,3,0.102\n");
        Write("batchnorm_lat.csv", "HW,Cin,latency\n7,1023,0.459\n");

        Dataset dataset = DatasetReader.Read(_folder.FullName);

        Assert.Equal(
            ["avgpool", "batchnorm", "conv", "dw_conv", "linear", "maxpool"], dataset.Samples.Select(sample => PredictorKind.Of(sample.Features).ToString()));
        Assert.All(dataset.Samples, sample => Assert.Null(sample.Threads));
        Assert.Equal(DatasetOrigin.Unknown, dataset.Origin);
        LayerFeatures convolution = dataset.Samples[2].Features;
        Assert.Equal(29.182, dataset.Samples[2].LatencyMs);
        Assert.Equal(new ActivationSize(1, 64, 112, 112), convolution.Output);
        Assert.Equal(2L * 3 * 3 * 3 * 64 * 112 * 112, convolution.Flops);
        Assert.Equal(new SlidingWindow(4, 4, 4, 4), dataset.Samples[0].Features.Window);
    }

    [Theory]
    [InlineData(13, 7)]
    [InlineData(13, 8)]
    [InlineData(224, 56)]
    [InlineData(224, 1)]
    [InlineData(7, 7)]
    [InlineData(56, 32)]
    public void An_adaptive_pooling_reads_what_its_windows_cover(int side, int output)
    {
        Write("avgpool_lat.csv", $"HW,output,Cin,latency\n{side},{output},3,0.102\n");
        int[] lengths = [.. Enumerable.Range(0, output).Select(window => (int)Math.Ceiling((window + 1.0) * side / output) - window * side / output)];

        LayerFeatures pooling = DatasetReader.Read(_folder.FullName).Samples.Single().Features;

        Assert.Equal(3L * lengths.Sum() * lengths.Sum(), pooling.Flops);
        Assert.Equal(lengths.Max(), pooling.Window.Height);
    }

    [Fact]
    public void A_sample_that_was_written_is_read_back()
    {
        IReadOnlyList<LayerSample> samples = MadeUp.Sweep();
        foreach (var kind in samples.GroupBy(sample => sample.Features.Kind))
            Write($"{PredictorKind.WordOf(kind.Key)}.csv", string.Join('\n', [string.Join(',', ProfileColumns.Instance.Names), .. kind.Select(ProfileColumns.Line), ""]));
        Write("dataset.json", """{"device":"A processor","engine_name":"onnxruntime","engine_version":"1.29.0"}""");

        Dataset dataset = DatasetReader.Read(_folder.FullName);

        Assert.Equal(samples.ToHashSet(), dataset.Samples.ToHashSet());
        Assert.Equal(samples.Count, dataset.Samples.Count);
        Assert.Equal("A processor", dataset.Origin.Device);
    }

    [Fact]
    public void Every_bad_line_is_named_with_what_would_be_right()
    {
        Write(
            "linear_lat.csv",
            "in_features,out_features,FLOPs,latency\n10,160,3040,0.005\n-1,160,3040,0.005\n10,x,3040,0.005\n10,160,many,0.005\n"
            + "10,160,3040,0\n10,160,3040\n10,160,3040,NaN\n10,160,3040,0.006\n");
        Write("batchnorm_lat.csv", "HW,Cin,latency\n7,99999999999,0.459\n");

        string message = Refused();

        Assert.Contains("7 faults", message);
        Assert.Contains("linear_lat.csv, line 3, column in_features: '-1' is not a whole number from 1", message);
        Assert.Contains("linear_lat.csv, line 4, column out_features: 'x'", message);
        Assert.Contains("linear_lat.csv, line 5, column FLOPs: 'many' is not a", message);
        Assert.Contains("linear_lat.csv, line 6, column latency: '0' is not a number above 0", message);
        Assert.Contains("linear_lat.csv, line 7: it has 3 fields, not 4", message);
        Assert.Contains("linear_lat.csv, line 8, column latency: 'NaN'", message);
        Assert.Contains("batchnorm_lat.csv, line 2, column Cin: '99999999999'", message);
    }

    [Theory]
    [InlineData("conv.csv", "", "conv.csv: it is empty")]
    [InlineData("conv_lat.csv", "HW,kernel,stride,Cin,Cout,FLOPs,latency\n", "no measurement")]
    [InlineData("conv_lat.csv", "HW,kernel\n1,1\n", "lacks stride, Cin, Cout, FLOPs, latency")]
    [InlineData("notes.csv", "a,b\n1,2\n", "notes.csv: its name is not that of a layer kind")]
    [InlineData("gru_lat.csv", "a,b\n1,2\n", "gru_lat.csv: its name is not that of a layer kind")]
    [InlineData("readme.txt", "", "no CSV file")]
    public void A_file_that_holds_nothing_of_use_is_named(string name, string content, string expected)
    {
        Write(name, content);
        Assert.Contains(expected, Refused());
    }

    [Fact]
    public void A_quote_left_open_spoils_its_own_line_alone()
    {
        Write("batchnorm_lat.csv", "HW,Cin,latency\n7,\"8,0.459\n7,8,0.459\n");
        string message = Refused();
        Assert.Contains("1 fault:", message);
        Assert.Contains("line 2", message);
    }

    [Fact]
    public void Sizes_whose_product_overflows_are_refused()
    {
        Write("conv_lat.csv", "HW,kernel,stride,Cin,Cout,FLOPs,latency\n2000000000,2000000000,1,2000000000,2000000000,1,1\n");
        Assert.Contains("conv_lat.csv, line 2", Refused());
    }

    [Theory]
    // On a core of 20 GFLOP/s: 2 MFLOP in 0.1 ms, 160 kFLOP in 8 µs; on a graphics card of 50 TFLOP/s 860 GFLOP in 17 ms.
    [InlineData("linear_lat.csv", "in_features,out_features,FLOPs,latency\n1000,1000,1,{0}\n", 0.1)]
    [InlineData("linear_lat.csv", "in_features,out_features,FLOPs,latency\n20,4000,1,{0}\n", 0.008)]
    [InlineData("conv_lat.csv", "HW,kernel,stride,Cin,Cout,FLOPs,latency\n640,3,1,512,1024,1,{0}\n", 17)]
    public void Seconds_in_a_column_of_milliseconds_are_refused_where_no_machine_is_that_quick(string file, string content, double milliseconds)
    {
        Write(file, content.Replace("{0}", $"{milliseconds / 1000}", StringComparison.Ordinal));
        string message = Refused();
        Assert.Contains($"{file}, line 2: ", message);
        Assert.Contains("more than any machine does; right are milliseconds, not seconds", message);

        Write(file, content.Replace("{0}", $"{milliseconds}", StringComparison.Ordinal));
        Assert.Single(DatasetReader.Read(_folder.FullName).Samples);
    }

    [Fact]
    public void What_only_moves_data_may_take_no_time()
    {
        LayerFeatures large = MadeUp.Activation("Identity", 64, 224) with { Kind = LayerKind.Other };
        Write("other.csv", string.Join('\n', [string.Join(',', ProfileColumns.Instance.Names), ProfileColumns.Line(new LayerSample(large, 1, 1e-6)), ""]));
        Assert.Single(DatasetReader.Read(_folder.FullName).Samples);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named() =>
        Assert.Contains("nowhere", Assert.Throws<PredictionException>(() => DatasetReader.Read(_folder.PathOf("nowhere"))).Message);

    private string Refused() => Assert.Throws<PredictionException>(() => DatasetReader.Read(_folder.FullName)).Message;

    private void Write(string name, string content) => _folder.Write(name, content);
}
