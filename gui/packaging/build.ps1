# Build the portable folder on Windows: .\gui\packaging\build.ps1
# Needs Python 3.12 (py launcher) and the network once, for the wheels; or -Wheels FOLDER, a folder made by wheelhouse.py.

param(
    [string]$Python = "3.12",
    [string]$Wheels = ""
)

$ErrorActionPreference = "Stop"
$Root = Resolve-Path (Join-Path $PSScriptRoot "..\..")
$Venv = Join-Path $Root "build\venv-portable"

py "-$Python" -m venv $Venv
$Run = Join-Path $Venv "Scripts\python.exe"
$From = @()
if ($Wheels) { $From = @("--no-index", "--find-links", (Resolve-Path $Wheels)) }
Push-Location $Root
try {
    & $Run -m pip install @From "hatchling>=1.27" "pyinstaller==6.22.3"
    if ($LASTEXITCODE) { throw "pip failed" }
    $Pins = & $Run -c "import sys; sys.path.insert(0, 'gui/packaging'); import wheelhouse; print('\n'.join(wheelhouse.requirements('$Python')))"
    & $Run -m pip install @From $Pins
    if ($LASTEXITCODE) { throw "pip failed" }
    & $Run -m pip install @From --no-build-isolation --no-deps -e .
    if ($LASTEXITCODE) { throw "pip failed" }
    & $Run gui\packaging\build.py
    if ($LASTEXITCODE) { throw "the build failed" }

    # The proof: every page painted, a workbook and a PDF written, the exit code 0.
    $Proof = Join-Path $Root "build\proof"
    New-Item -ItemType Directory -Force $Proof | Out-Null
    $Ended = Start-Process -Wait -PassThru -FilePath "dist\lcc\lcc.exe" -ArgumentList "--portable", "--check", "`"$Proof`""
    if ($Ended.ExitCode) { throw "the program built does not work: see dist\lcc\lcc-data\log\lcc.log" }
    Remove-Item -Recurse -Force "dist\lcc\lcc-data"
    Write-Output "Built and proved: dist\"
}
finally { Pop-Location }
