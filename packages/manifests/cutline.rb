class Cutline < Formula
  desc "Check whether photo captions of news stories belong to their stories"
  homepage "https://github.com/@REPOSITORY@"
  version "@VERSION@"
  license any_of: ["MIT", "Apache-2.0"]

  on_macos do
    on_arm do
      url "@RELEASE@/cutline-@VERSION@-aarch64-apple-darwin.tar.gz"
      sha256 "@SHA256 aarch64-apple-darwin.tar.gz@"
    end
    on_intel do
      url "@RELEASE@/cutline-@VERSION@-x86_64-apple-darwin.tar.gz"
      sha256 "@SHA256 x86_64-apple-darwin.tar.gz@"
    end
  end

  on_linux do
    on_arm do
      url "@RELEASE@/cutline-@VERSION@-aarch64-unknown-linux-musl.tar.gz"
      sha256 "@SHA256 aarch64-unknown-linux-musl.tar.gz@"
    end
    on_intel do
      url "@RELEASE@/cutline-@VERSION@-x86_64-unknown-linux-musl.tar.gz"
      sha256 "@SHA256 x86_64-unknown-linux-musl.tar.gz@"
    end
  end

  def install
    bin.install "cutline"
    man1.install Dir["man/*.1"]
    bash_completion.install "completions/cutline.bash" => "cutline"
    fish_completion.install "completions/cutline.fish"
    zsh_completion.install "completions/_cutline"
  end

  test do
    (testpath/"story.txt").write "A fair\n\nCaption: A clown on February 30, 2024.\n\nA fair was held in Graz.\n"
    assert_match "impossible-date", shell_output("#{bin}/cutline check story.txt", 1)
  end
end
