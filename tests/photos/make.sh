#!/bin/sh
# Makes the pictures of this folder anew, with ImageMagick (7, with HEIC) and
# ExifTool (12 or newer): their metadata are written by other hands than those
# that read them in the tests. Needs nothing else; the tests need none of it.
set -eu
cd "$(dirname "$0")"

blank() { convert -size 8x8 xc:gray50 -strip "$@"; }
tell() { exiftool -q -q -overwrite_original -codedcharacterset=UTF8 "$@"; }

rm -f ./*.jpg ./*.png ./*.webp ./*.tif ./*.heic ./*.avif ./*.xmp

# An agency's picture with all that it sends: the story beside it tells of Minsk.
blank -quality 30 washington.jpg
tell -IPTC:Caption-Abstract='US Rep. Ilhan Omar (D-MN) (L) speaks with House Speaker Nancy Pelosi (D-CA) at a rally in Washington, DC, on March 8, 2019.' \
  -IPTC:Headline='US-POLITICS-CONGRESS' -IPTC:City=Washington -IPTC:Sub-location='US Capitol' \
  -IPTC:Province-State='District of Columbia' -IPTC:Country-PrimaryLocationName='United States' \
  -IPTC:DateCreated=2019:03:08 -IPTC:By-line='ANN SMITH' -IPTC:Credit=AFP -IPTC:Source='AFP' \
  -IPTC:CopyrightNotice='AFP or licensors' -IPTC:SpecialInstructions='No use after March 2029' \
  -XMP-dc:Description='US Rep. Ilhan Omar (D-MN) (L) speaks with House Speaker Nancy Pelosi (D-CA) at a rally in Washington, DC, on March 8, 2019.' \
  -XMP-dc:Creator='ANN SMITH' -XMP-dc:Rights='AFP or licensors' \
  -XMP-photoshop:City=Washington -XMP-photoshop:State='District of Columbia' \
  -XMP-photoshop:Country='United States' -XMP-photoshop:DateCreated='2019:03:08 14:05:00' \
  -XMP-photoshop:Credit=AFP -XMP-photoshop:Headline='US-POLITICS-CONGRESS' \
  -XMP-photoshop:Instructions='No use after March 2029' \
  -XMP-iptcCore:Location='US Capitol' -XMP-iptcCore:CountryCode=USA \
  -XMP-iptcExt:PersonInImage='Ilhan Omar' -XMP-iptcExt:PersonInImage='Nancy Pelosi' \
  -XMP-iptcExt:Event='Rally of the Democrats' \
  -XMP-iptcExt:LocationShown='{City=Washington,ProvinceState=District of Columbia,CountryName=United States,Sublocation=US Capitol}' \
  -EXIF:DateTimeOriginal='2019:03:08 14:05:33' -EXIF:ModifyDate='2020:10:10 08:00:00' \
  -EXIF:Artist='Ann Smith' -EXIF:Copyright='AFP' -EXIF:ImageDescription='US Rep. Ilhan Omar at a rally' \
  -EXIF:GPSLatitude=38.8899 -EXIF:GPSLatitudeRef=N -EXIF:GPSLongitude=77.0091 -EXIF:GPSLongitudeRef=W \
  washington.jpg

# One that says what the story says.
blank -quality 30 minsk.jpg
tell -IPTC:Caption-Abstract='Belarusian President Alexander Lukashenko meets opposition leaders in Minsk, Belarus, October 10, 2020.' \
  -IPTC:City=MINSK -IPTC:Country-PrimaryLocationName=BELARUS -IPTC:DateCreated=2020:10:10 \
  -IPTC:By-line='Press Service' -IPTC:Credit='Press Office of the President of Belarus' \
  -EXIF:DateTimeOriginal='2020:10:10 11:30:00' -XMP-iptcExt:PersonInImage='Aliaksandr Lukashenka' \
  minsk.jpg

# The facts alone, in the three fields that an agency always fills in.
blank -quality 30 plain.jpg
tell -IPTC:City=Washington -IPTC:DateCreated=2019:03:08 -XMP-iptcExt:PersonInImage='Ilhan Omar' plain.jpg

# Latin 1, as old systems write it.
blank -quality 30 latin.jpg
exiftool -q -q -overwrite_original -charset iptc=Latin -IPTC:City='Köln' \
  -IPTC:Caption-Abstract='Ein Fest in Köln' latin.jpg

# What a camera and a scan leave that nobody has looked after.
blank -quality 30 camera.jpg
tell -EXIF:ImageDescription='OLYMPUS DIGITAL CAMERA' -EXIF:DateTimeOriginal='2000:01:01 00:00:12' \
  -EXIF:CreateDate='2024:02:02 10:00:00' -XMP-xmp:CreateDate='2024:02:02 10:00:00' \
  -EXIF:GPSLatitude=0 -EXIF:GPSLatitudeRef=N -EXIF:GPSLongitude=0 -EXIF:GPSLongitudeRef=E camera.jpg

blank -quality 30 bare.jpg

blank graz.png
tell -XMP-dc:Description='A clown at the fair in Graz' -XMP-photoshop:City=Graz \
  -EXIF:DateTimeOriginal='2021:09:25 10:00:00' -EXIF:Artist='Zoë Öhm' \
  -IPTC:Credit='Mur Press' graz.png

blank graz.webp
tell -XMP-photoshop:City=Graz -XMP-photoshop:DateCreated=2021 -EXIF:Artist='Zoë Öhm' graz.webp

blank graz.tif
tell -IPTC:City=Graz -IPTC:Caption-Abstract='A clown at the fair in Graz' \
  -XMP-photoshop:Country=Austria -EXIF:DateTimeOriginal='2021:09:25 10:00:00' -EXIF:Artist='Zoë Öhm' graz.tif

blank graz.heic
tell -EXIF:DateTimeOriginal='2021:09:25 10:00:00' -EXIF:GPSLatitude=47.0707 -EXIF:GPSLatitudeRef=N \
  -EXIF:GPSLongitude=15.4395 -EXIF:GPSLongitudeRef=E -XMP-photoshop:City=Graz graz.heic

blank graz.avif
tell -EXIF:DateTimeOriginal='2021:09:25 10:00:00' -XMP-photoshop:City=Graz graz.avif

# Beside a picture that says nothing, both ways to call such a file.
cp bare.jpg beside.jpg
exiftool -q -q -XMP-photoshop:City=Linz -o beside.xmp bare.jpg
exiftool -q -q -XMP-photoshop:Credit='Donau Foto' -o beside.jpg.xmp bare.jpg
