//! What a picture is made with: each medium takes the finished picture and makes it over.

mod brushwork;
mod drawing;
mod edges;
mod paper;
mod print;
mod tiles;

use super::composition::Medium;
use super::easel::Easel;

/// Makes the picture over in the medium that was asked for.
pub(super) fn paint(easel: &mut Easel) {
    let Some(medium) = easel.wish.medium else { return };
    let (surface, seed) = (&mut easel.surface, easel.seed);
    match medium {
        Medium::Oil => brushwork::oil(surface, seed),
        Medium::Impressionist => brushwork::impressionist(surface, seed),
        Medium::Pointillist => brushwork::pointillist(surface, seed),
        Medium::Watercolour => paper::watercolour(surface, seed),
        Medium::Pastel => paper::pastel(surface, seed),
        Medium::Charcoal => paper::charcoal(surface, seed),
        Medium::Ink => drawing::ink(surface, seed),
        Medium::Pencil => drawing::pencil(surface, seed),
        Medium::Etching => drawing::etching(surface, seed),
        Medium::Blueprint => drawing::blueprint(surface),
        Medium::Woodcut => print::woodcut(surface, seed),
        Medium::Poster => print::poster(surface),
        Medium::Comic => print::comic(surface),
        Medium::Photograph => print::photograph(surface, seed),
        Medium::PixelArt => tiles::pixel_art(surface),
        Medium::Mosaic => tiles::mosaic(surface, seed),
        Medium::StainedGlass => tiles::stained_glass(surface, seed),
    }
}
